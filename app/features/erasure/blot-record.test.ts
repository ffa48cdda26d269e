import { expect, test } from "vitest";
import { erased } from "#app/kit/erased.ts";
import { blot, blotterOf, type Traits } from "./blot.ts";

const somebody: Traits = {
  ...{
    names: [],
    numbers: ["+442079460142"],
    emails: ["m@harrow.example"],
    jobTitles: ["Fleet"],
    phrases: [],
    keeps: [],
  },
};
const marsh: Traits = { ...somebody, names: [{ full: "Marsh", first: null, last: "Marsh" }] };
const will: Traits = { ...somebody, names: [{ full: "Will", first: "Will", last: null }] };
const named = (full: string): Traits => ({ ...somebody, names: [{ full, first: null, last: null }] });
const own = { isTheirs: true, isFirms: false };
const others = { isTheirs: false, isFirms: false };

function blottedRow(traits: Traits, cells: string[], of = own): string[] {
  const blotter = blotterOf(traits);
  const says = blotter.says(cells, of);
  return cells.map((cell) => blotter.blot(cell, says));
}

test("who is known by a last name alone goes from a row of their company that has it in a cell of its own", () => {
  expect(blottedRow(marsh, ["Harrow & Pike", "", "MARSH ", "Fleet"])).toEqual(["Harrow & Pike", "", erased, erased]);
  expect(blottedRow(marsh, ["Harrow & Pike", "12 Marsh Lane"])).toEqual(["Harrow & Pike", "12 Marsh Lane"]);
  expect(blottedRow(marsh, ["Elsewhere", "Marsh"], others)).toEqual(["Elsewhere", "Marsh"]);
  expect(blottedRow(marsh, ["Elsewhere", "Marsh", "020 7946 0142"], others)).toEqual(["Elsewhere", erased, erased]);
});

test.each([
  ["Will ring; she will decide. Will they?", "Will ring; she will decide. Will they?"],
  ["Will.", erased],
  ["Ask Will on 020 7946 0142 what he will do", `Ask ${erased} on ${erased} what he will do`],
  ["m@harrow.example (Will)", `${erased} (${erased})`],
])("of who is known by a first name alone “%s” becomes “%s”", (text, blotted) => {
  expect(blot(text, will)).toBe(blotted);
  expect(blot("Mr Marsh decides; the marsh, Marsh", marsh)).toBe(`Mr ${erased} decides; the marsh, Marsh`);
});

test("a row without a company keeps a first name that is a word", () => {
  const cells = ["", "Will", "they will ring"];
  expect(blottedRow(will, cells, others)).toEqual(cells);
});

test("a last name that is a word goes from prose only where it is written as a name", () => {
  expect(blot("The price is too high. Mrs Price says so, and mr price", named("Ann Price"))).toBe(
    `The price is too high. Mrs ${erased} says so, and mr ${erased}`,
  );
  expect(blot("On it. Mr On decides. Kim On is out", named("Kim On"))).toBe(
    `On it. Mr ${erased} decides. ${erased} is out`,
  );
  expect(blot("Will Price will ask about the price", named("Will Price"))).toBe(`${erased} will ask about the price`);
});

test("a fact of few words is theirs only where it names them whole", () => {
  const fact = { name: null, place: true };
  const blotter = blotterOf(named("Ann Sage"));
  expect(["Sage", "Ann Sage left", "sage"].map((text) => blotter.blot(text, fact))).toEqual([
    "Sage",
    `${erased} left`,
    "sage",
  ]);
});

test("the place of a company that is the person goes from its own rows, not from those of its neighbours", () => {
  const traits = {
    ...named("Ola Marsh"),
    phrases: ["Marsh Consulting", "High Street", "N1 9GU"],
    firmNames: ["Marsh Consulting"],
  };
  const row = ["Bakery", "2 High Street", "N1 9GU"];
  expect(blottedRow(traits, row)).toEqual(row);
  expect(blottedRow(traits, row, { isTheirs: true, isFirms: true })).toEqual(["Bakery", `2 ${erased}`, erased]);
  expect(blottedRow(traits, ["MARSH CONSULTING", "High Street"], others)).toEqual([erased, erased]);
  expect(blottedRow(traits, ["x", "High Street", "+44 20 79460142"], others)).toEqual(["x", erased, erased]);
});

test("Greek at the end of a word, and Korean without gaps", () => {
  expect(blot("ΓΙΩΡΓΟΣ ΜΑΡΗΣ, Γιώργος Μαρής, κ. Μαρής.", named("Γιώργος Μαρής"))).toBe(
    `${erased}, ${erased}, κ. ${erased}.`,
  );
  expect(blot("김민수입니다, 김치", named("김민수"))).toBe(`${erased}입니다, 김치`);
  expect(blot("김민수입니다, 김치", named("김 민수"))).toBe(`${erased}입니다, 김치`);
});

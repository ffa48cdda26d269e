import fc from "fast-check";
import { expect, test } from "vitest";
import { erased } from "#app/kit/erased.ts";
import { blot, blotterOf, type Traits } from "./blot.ts";

const helen: Traits = {
  names: [{ full: "Helen Marsh", first: "Helen", last: "Marsh" }],
  numbers: ["+442079460142"],
  emails: ["helen.marsh@harrow.example"],
  jobTitles: ["Head of Fleet"],
  phrases: [],
  keeps: [],
};
const named = (full: string, keeps: string[] = []): Traits => ({
  ...{ numbers: [], emails: [], jobTitles: [], phrases: [], keeps },
  names: [{ full, first: null, last: null }],
});

test.each([
  ["Spoke to Helen Marsh, she decides.", "Spoke to [erased], she decides."],
  ["MARSH, HELEN (owner)", "[erased] (owner)"],
  ["ask for HelenMarsh or Mrs Marsh", "ask for [erased] or Mrs [erased]"],
  ["Helen is out. Mrs Marsh rings back.", "[erased] is out. Mrs [erased] rings back."],
  ["Helen is out.", "Helen is out."],
  ["Hélèn  MÄRSH", "[erased]"],
  ["the marshland, Marshall and Helena", "the marshland, Marshall and Helena"],
  ["ring 020 7946 0142 or +44 (0)20 7946-0142", "ring [erased] or [erased]"],
  ["0044 20 79 46 01 42; 442079460142; 7946 0142", "[erased]; [erased]; [erased]"],
  ["4.42079460142E+11", "[erased]"],
  ["020 7946 0143, 0161 7946 0142, 90207946014288", "020 7946 0143, 0161 7946 0142, 90207946014288"],
  ["(HELEN.MARSH@Harrow.Example)", "([erased])"],
])("“%s” becomes “%s”", (text, blotted) => {
  expect(blot(text, helen)).toBe(blotted);
});

test("an address of others that ends or begins like theirs stays", () => {
  const al = { ...named("Al Price"), emails: ["al@price.example"] };
  expect(blot("pal@price.example, al@price.examples, -al@price.example.", { ...al, names: [] })).toBe(
    "pal@price.example, al@price.examples, -[erased].",
  );
});

test("a short first name is no part of another word, and a first name alone is anybody's", () => {
  const al = named("Al Price");
  expect(blot("Al also asked what it also costs", al)).toBe("Al also asked what it also costs");
  expect(blot("Al Price also asked", al)).toBe("[erased] also asked");
  expect(blot("Al also said that Price wants it", al)).toBe("[erased] also said that [erased] wants it");
});

test("of a record the first name goes where the last name stands in another cell", () => {
  const blotter = blotterOf(helen);
  const cells = ["Harrow & Pike", "Helen", "Marsh", "head of fleet "];
  const says = blotter.says(cells);
  expect(blotter.blot("Head of Fleet")).toBe("Head of Fleet");
  expect(cells.map((cell) => blotter.blot(cell, says))).toEqual(["Harrow & Pike", erased, erased, erased]);
});

test("a last name that a colleague bears too is theirs only with their first name", () => {
  const { names, ...others } = named("Helen Marsh");
  const shared = { ...others, names: names.map((name) => ({ ...name, isShared: true })) };
  expect(blot("Mr Marsh decides", shared)).toBe("Mr Marsh decides");
  expect(blot("Helen Marsh is out, Tom Marsh rings back", shared)).toBe("[erased] is out, Tom Marsh rings back");
  expect(blot("Helen is out; Mrs Marsh rings back", shared)).toBe("[erased] is out; Mrs [erased] rings back");
});

test("the company keeps its name though the person bears it too, but for the person's own", () => {
  const traits = named("Ola Marsh", ["Marsh & Sons Ltd"]);
  expect(blot("Marsh & Sons: Ola Marsh decides", traits)).toBe("[erased] & Sons: [erased] decides");
  expect(blot("MARSH and SONS LTD / Marsh & Sons Ltd: Mr Marsh decides", traits)).toBe(
    "[erased] and SONS LTD / Marsh & Sons Ltd: Mr [erased] decides",
  );
});

test("a last name that is the company's town too goes where a title says that they are meant", () => {
  const traits = { ...named("Anna London", ["London", "London Bridge Ltd"]), numbers: ["+442079460142"] };
  expect(blot("Ms London is in London today", traits)).toBe("Ms [erased] is in London today");
  expect(blot("Anna is out. Ask for Dr London.", traits)).toBe("[erased] is out. Ask for Dr [erased].");
  expect(blot("Mr London Bridge Ltd; offices in London", traits)).toBe("Mr London Bridge Ltd; offices in London");
});

test("names of several words, with apostrophes and of other scripts", () => {
  expect(blot("O’Brien, OBrien and O Brien", named("Siobhan O'Brien"))).toBe("[erased], [erased] and [erased]");
  expect(blot("Mr van der Berg; Berg", named("Jan van der Berg"))).toBe("Mr [erased]; [erased]");
  expect(blot("请找王小明先生", named("王小明"))).toBe(`请找${erased}先生`);
  expect(blot("Dr Marsh", { ...named("Dr Helen Marsh"), numbers: [] })).toBe("Dr [erased]");
});

test("a company that is the person goes with its name and place", () => {
  const traits = { ...helen, phrases: ["Helen Marsh Consulting", "12 Fen Lane"] };
  expect(blot("HELEN MARSH CONSULTING, 12 Fen  Lane, London", traits)).toBe("[erased], [erased], London");
});

const letters = (least: number) =>
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzéüñøß"), minLength: least, maxLength: 9 });
const gaps = fc.constantFrom(" ", "  ", ", ", ".", "\n", " - ", "\u00a0", "_");
const cased = (text: string, how: boolean[]) =>
  [...text].map((letter, n) => (how[n % how.length] ? letter.toUpperCase() : letter)).join("");
const lettersOf = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}]/gu, "");

/** Such a word stands before or after a name and is none: of "Dr Marsh" one word is known, as of "Marsh Marsh". */
const title = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|herr|frau|mme|jr|sr|i{2,3}|iv)$/;

test("no writing of a name survives, and nothing around it is touched", () => {
  fc.assert(
    fc.property(
      fc.record({ first: letters(2), last: letters(2), gap: gaps, how: fc.array(fc.boolean(), { minLength: 1 }) }),
      fc.boolean(),
      (name, turned) => {
        const { first, last, gap, how } = name;
        const words = [first, last].map(lettersOf);
        fc.pre(words[0] !== words[1] && !words.some((word) => title.test(word)));
        const written = cased((turned ? [last, first] : [first, last]).join(gap), how);
        const traits = { ...named(""), names: [{ full: `${first} ${last}`, first, last }] };
        const blotted = blot(`1234 (${written}) 5678`, traits);
        expect(blotted.replaceAll(erased, "")).toMatch(/^1234 \([\s,._-]*\) 5678$/);
      },
    ),
    { numRuns: 40 },
  );
});

const printable = Array.from({ length: 95 }, (_, n) => String.fromCodePoint(32 + n));
const anySign = fc.constantFrom(...printable, "𠮷", "🦊", "𝒜", "\u{1f1ec}\u{1f1e7}");

test("nobody is kept for a character in their address", () => {
  const local = fc.string({ unit: anySign, minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(local, local, (name, host) => {
      const address = `g${name}@${host}y.example`;
      expect(blot(`Write to ${address}, please.`, { ...named(""), names: [], emails: [address] })).toBe(
        `Write to ${erased}, please.`,
      );
    }),
  );
  for (const sign of printable) {
    const emails = [`g.carrick${sign}hay@meredith${sign}quigley.example`];
    expect(blot(`(${emails[0]})`, { ...named(""), names: [], emails })).toBe(`(${erased})`);
  }
});

test("nobody is kept for a character in their name", () => {
  for (const sign of [...printable, "𠮷", "🦊", "𝒜"]) {
    const full = `Gareth Carrick${sign}Hay`;
    expect(blot(`Ask for ${full}.`, named(full)), full).not.toContain("Gareth");
  }
  fc.assert(
    fc.property(fc.string({ unit: anySign, maxLength: 12 }), fc.string({ unit: anySign, maxLength: 12 }), (a, b) => {
      const traits = { ...named(`Gareth${a} ${b}Hay`), phrases: [a + b], keeps: [b], jobTitles: [a], firmNames: [b] };
      expect(blotterOf(traits).blot(`Ask for Gareth${a} ${b}Hay.`)).toContain("Ask for");
    }),
    { numRuns: 30 },
  );
});

test("no other word is touched", () => {
  fc.assert(
    fc.property(letters(2), letters(2), fc.array(letters(1), { maxLength: 8 }), (first, last, words) => {
      const theirs = [first, last].map(lettersOf);
      const others = words.filter((word) => !theirs.includes(lettersOf(word)));
      // Two words beside each other may spell their name by accident.
      fc.pre(
        !others.some((word) => theirs.join("") === lettersOf(word) || theirs.toReversed().join("") === lettersOf(word)),
      );
      fc.pre(!theirs.some((word) => word === "" || others.map(lettersOf).join("").includes(word)) || others.length < 2);
      const text = others.join(" ");
      expect(blot(text, { ...helen, names: [{ full: `${first} ${last}`, first, last }] })).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test("no writing of a number survives, whatever stands between its digits", () => {
  const separators = fc.array(fc.constantFrom("", "", " ", "-", ".", " / ", "("), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(
      fc.constantFrom("", "0", "+44", "0044 ", "+44 (0)", "44", "(0)"),
      separators,
      fc.constantFrom("", " ext 12", ";", "x", " or 020 7946 0199"),
      (prefix, between, after) => {
        const digits = [...("2079460142" as string)].map((digit, n) => digit + (n < 9 ? between[n] : "")).join("");
        const blotted = blot(`T: ${prefix}${digits}${after}`, helen);
        expect(blotted.replace(/\D/g, "")).toBe(after.replace(/\D/g, ""));
      },
    ),
  );
});

test("other numbers stay as they are", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0[1-9]\d{8,9}$/), (other) => {
      fc.pre(!other.endsWith("2079460142") && !"02079460142".endsWith(other.slice(-10)));
      expect(blot(`Ring ${other}.`, helen)).toBe(`Ring ${other}.`);
    }),
  );
});

test("a text is blotted once: what was blotted stays", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const once = blot(`${text} Helen Marsh ${text}`, helen);
      expect(blot(once, helen)).toBe(once);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type GoldenField, survivorships } from "#db/vocabulary.ts";
import { type CompanyFacts, goldenRecord, type Member } from "./golden-record.ts";

const nothing: CompanyFacts = {
  name: "Brightwell Foods",
  website: null,
  domain: null,
  addressLine1: null,
  addressLine2: null,
  city: null,
  region: null,
  postcode: null,
  country: "GB",
  timeZone: null,
  industry: null,
  employees: null,
  companyNumber: null,
};
const spring = new Date("2026-03-01T09:00:00Z");
const autumn = new Date("2026-10-01T09:00:00Z");
const kept: Member = {
  ...nothing,
  companyId: "kept",
  kept: true,
  saidAt: spring,
  importIds: ["old"],
  city: "Leeds",
  employees: "40",
};
const other: Member = {
  ...nothing,
  companyId: "other",
  kept: false,
  saidAt: autumn,
  importIds: ["new"],
  name: "Brightwell Foods (Yorkshire) Limited",
  addressLine1: "14 Wharf Road",
  city: "York",
  postcode: "YO1 7HH",
  timeZone: "Europe/London",
  employees: "55",
  industry: "Food",
};

const toldOf = (golden: ReturnType<typeof goldenRecord>, field: GoldenField) =>
  golden.values.find((value) => value.field === field);

test("without a rule of the client, the kept name stands and gaps are filled; an address is never mixed from two", () => {
  const golden = goldenRecord([kept, other], {}, []);

  expect(golden.facts).toMatchObject({
    name: "Brightwell Foods",
    addressLine1: "14 Wharf Road",
    city: "York",
    timeZone: "Europe/London",
    employees: "55",
    industry: "Food",
  });
  expect(toldOf(golden, "address")).toMatchObject({ companyId: "other", rule: "most-complete", chosenBy: null });
  expect(toldOf(golden, "address")?.said).toEqual([
    { companyId: "kept", text: "Leeds" },
    { companyId: "other", text: "14 Wharf Road, York, YO1 7HH" },
  ]);
});

test("each rule takes another's word", () => {
  const third: Member = { ...other, companyId: "third", saidAt: spring, importIds: ["old"], name: "Brightwell FOODS" };
  const nameBy = (rule: (typeof survivorships)[number], importId: string | null = null) =>
    goldenRecord([kept, other, third], { name: { rule, importId } }, []).facts.name;

  expect(nameBy("kept-record")).toBe("Brightwell Foods");
  expect(nameBy("most-recent")).toBe("Brightwell Foods (Yorkshire) Limited");
  expect(nameBy("most-complete")).toBe("Brightwell Foods (Yorkshire) Limited");
  expect(nameBy("most-often")).toBe("Brightwell Foods");
  expect(nameBy("longest")).toBe("Brightwell Foods (Yorkshire) Limited");
  expect(nameBy("preferred-file", "new")).toBe("Brightwell Foods (Yorkshire) Limited");
});

test("a person's choice beats the rule, the newest first, as long as its record belongs to the company", () => {
  const choose = (sourceCompanyId: string, at: Date) => ({
    field: "name" as const,
    typed: null,
    sourceCompanyId,
    at,
    by: "marc",
  });

  expect(goldenRecord([kept, other], {}, [choose("other", spring)]).facts.name).toBe(other.name);
  expect(goldenRecord([kept, other], {}, [choose("other", spring), choose("kept", autumn)]).facts.name).toBe(kept.name);
  const gone = goldenRecord([kept, other], {}, [choose("taken apart", autumn)]);
  expect(toldOf(gone, "name")).toMatchObject({ text: kept.name, chosenBy: null });
});

test("whatever the rule and the order of the records: nothing that some record says is lost, and nothing is made up", () => {
  const text = fc.option(fc.constantFrom("a", "bb", "ccc"), { nil: null });
  const facts = fc.record({ addressLine1: text, city: text, industry: text, employees: text, website: text });
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...survivorships),
      fc.constantFrom<GoldenField>("address", "industry", "employees", "web"),
      (drawn, rule, field) => {
        const members = drawn.map(
          (one, at): Member => ({
            ...nothing,
            ...one,
            companyId: `c${at}`,
            kept: at === 0,
            saidAt: at % 2 ? spring : autumn,
            importIds: [],
          }),
        );
        const rules = { [field]: { rule, importId: null } };
        const golden = goldenRecord(members, rules, []);

        expect(goldenRecord([...members].reverse(), rules, []).facts).toEqual(golden.facts);
        for (const { text: told, said } of golden.values) {
          expect(told === null).toBe(said.length === 0);
          if (told !== null) expect(said.map((one) => one.text)).toContain(told);
        }
      },
    ),
  );
});

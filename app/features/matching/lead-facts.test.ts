import fc from "fast-check";
import { expect, test } from "vitest";
import { familyFacts, type Telling } from "./lead-facts.ts";

const blank: Telling = {
  ...{ id: "a", createdAt: new Date("2026-10-01"), brought: null, priority: 30 },
  ...{ oldStatus: null, lostReason: null, lostOn: null, lastContactedOn: null, competitor: null },
  ...{ contractStartOn: null, contractEndOn: null, contractMonths: null },
};
const older = { ...blank, id: "b", createdAt: new Date("2026-09-01") };

test("its own word counts, and another's only where it has none", () => {
  const head = { ...blank, oldStatus: "New" };
  const other = { ...older, oldStatus: "Quote sent", competitor: "Fleetmark", priority: 70 };

  expect(familyFacts(head, [other])).toMatchObject({
    ...{ oldStatus: "New", competitor: "Fleetmark", priority: 70 },
    brought: { competitor: { was: null, is: "Fleetmark" }, priority: { was: 30, is: 70 } },
  });
});

test("a contract is taken whole: one's end with another's length is no contract", () => {
  const head = { ...blank, contractEndOn: "2027-03-31" };
  const other = { ...older, contractStartOn: "2025-01-01", contractMonths: 36 };

  expect(familyFacts(head, [other])).toMatchObject({ contractEndOn: "2027-03-31", contractMonths: null });
  expect(familyFacts(other, [head])).toMatchObject({ contractEndOn: null, contractMonths: 36 });
});

test("of several the one that was said last counts", () => {
  const [early, late] = [
    { ...older, competitor: "Fleetmark" },
    { ...blank, id: "c", competitor: "Roadwise" },
  ];

  expect(familyFacts(blank, [early, late]).competitor).toBe("Roadwise");
  expect(familyFacts(blank, [late, early]).competitor).toBe("Roadwise");
});

test("what was told to the family since is nobody's word but its own, and stays when the other leaves", () => {
  const other = { ...older, contractEndOn: "2027-03-31", contractMonths: 12, competitor: "Fleetmark" };
  const joined = { ...blank, ...familyFacts(blank, [other]) };

  const renewed = { ...joined, contractEndOn: "2028-03-31" };

  expect(familyFacts(renewed, [])).toMatchObject({ contractEndOn: "2028-03-31", competitor: null, brought: null });
});

const word = (...words: string[]) => fc.option(fc.constantFrom(...words), { nil: null });
const said = fc.record({
  ...{ oldStatus: word("New", "Quote sent"), lostReason: word("Price"), lostOn: word("2025-05-01", "2024-02-01") },
  ...{ lastContactedOn: word("2025-06-01"), competitor: word("Fleetmark", "Roadwise") },
  ...{ contractStartOn: word("2025-01-01"), contractEndOn: word("2027-01-01", "2027-06-30") },
  ...{ contractMonths: fc.option(fc.constantFrom(12, 24), { nil: null }), priority: fc.nat(100) },
});

test("however often others came and went, alone it says again what it said", () => {
  fc.assert(
    fc.property(
      said,
      fc.array(said, { maxLength: 4 }),
      fc.array(fc.subarray([0, 1, 2, 3]), { maxLength: 5 }),
      (own, others, families) => {
        const known = others.map((one, at) => ({ ...blank, ...one, id: `m${at}`, createdAt: new Date(at) }));
        const head = { ...blank, ...own };
        let now: Telling = head;
        for (const family of families) {
          const there = family.flatMap((at) => known[at] ?? []);
          now = { ...now, ...familyFacts(now, there) };
          expect(now).toEqual({ ...head, ...familyFacts(head, there) });
        }
        expect({ ...now, ...familyFacts(now, []) }).toEqual(head);
      },
    ),
  );
});

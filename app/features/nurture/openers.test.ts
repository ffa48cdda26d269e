import { expect, test } from "vitest";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import { dormancyReasons } from "#db/vocabulary.ts";
import { openers, unfair } from "./openers.ts";

test("each reason to sleep has an opener that says who is calling for whom, and is fair", () => {
  for (const reason of dormancyReasons) {
    expect(openers[reason], reason).toMatch(/\{agent\}.*\{client\}/);
    expect(unfair(openers[reason], null), reason).toBeNull();
  }
  expect(new Set(Object.values(openers)).size).toBe(dormancyReasons.length);
});

test("an opener does not name the competitor, however it is written, and spreads no rumour", () => {
  expect(unfair("We hear that FLEET-MARK has changed its terms.", "Fleetmark")).toContain("Leave Fleetmark out");
  expect(unfair("Your supplier is in trouble, we are not.", "Fleetmark")).toContain("in trouble");
  expect(unfair("They may be insolvent soon.", null)).toContain("insolvent");
  expect(unfair("We can fit trackers within a week at the moment.", "Fleetmark")).toBeNull();
});

test("a competitor is known again in capitals, with accents or without", () => {
  expect(lettersOf("Fléet-Mark Ltd.")).toBe(lettersOf("FLEETMARK LTD"));
});

import { expect, test } from "vitest";
import { countCrowds, doorstepOf } from "./crowds.ts";
import { toSubject } from "./subject.ts";
import type { MatchRecord } from "./types.ts";

let id = 0;
const at = (company: string, place: Partial<MatchRecord>) =>
  toSubject({
    ...{ id: ++id, company, contact: null, emails: [], domain: null, companyNumber: null },
    ...{ phones: [], addressLine: "1 High Street", city: null, postcode: null },
    ...place,
  });

test("every town has a 1 High Street: only those of one town share a doorstep", () => {
  const leeds = at("Abbot Freight", { city: "Leeds" });
  const others = [at("Birch Haulage", { city: "LEEDS" }), at("Cole Removals", { city: "Bristol" })];
  const byPostcode = at("Dunn Coaches", { city: "Leeds", postcode: "LS1 1AA" });
  const crowds = countCrowds([leeds, ...others, byPostcode]);

  expect(crowds.onDoorstep(doorstepOf(leeds))).toBe(2);
  expect(crowds.onDoorstep(doorstepOf(byPostcode))).toBe(1);
});

test("a number is counted by its companies and by their doors, however it is written", () => {
  const one = at("Abbot Freight", { phones: ["+441632960001"], city: "Leeds" });
  const crowds = countCrowds([
    one,
    at("Abbot Freight Ltd", { phones: ["+441632960001"], city: "Leeds" }),
    at("Birch Haulage", { phones: ["01632960001"], city: "Leeds" }),
    at("Cole Removals", { phones: ["+441632960777"], city: "Bristol" }),
  ]);

  expect(crowds.onPhone("+441632960001")).toBe(2);
  expect(crowds.doorsOnPhone("+441632960001")).toBe(1);
  expect(crowds.onPhone("+441632960777")).toBe(1);
  expect(crowds.named(one.name.text)).toBe(2);
});

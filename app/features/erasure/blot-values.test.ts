import { expect, test } from "vitest";
import { readSettings } from "#app/features/intake/settings.ts";
import { blotterOf } from "./blot.ts";
import { blotValue, callEvent, decision, settings, steps, typed } from "./blot-values.ts";

const called = (first: string, last: string) =>
  blotterOf({
    ...{ names: [{ full: `${first} ${last}`, first, last }], numbers: ["+442079460142"], emails: [] },
    ...{ jobTitles: [], phrases: [], keeps: [] },
  });

test("a decision keeps its zones and rules, and loses the reason that was given", () => {
  const stored = {
    ...{ verdict: "allow", way: "manual", zones: ["Europe/London"], nextAllowedAt: null, needsReason: true },
    ...{ reasons: [{ rule: "London", version: "1", text: "London asked" }], givenReason: "Anna London asked" },
    grounds: { washes: [{ list: "London", listed: false }] },
  };
  expect(blotValue(stored, decision, called("Anna", "London"))).toEqual({
    ...stored,
    ...{ reasons: [{ rule: "London", version: "1", text: "[erased] asked" }], givenReason: "[erased] asked" },
  });
});

test.each(["Main", "Line", "Job", "Phone", "Email", "Day", "Won"])(
  "the settings of a file can be read whoever is called %s",
  (last) => {
    const stored = {
      ...{ country: "GB", fields: { 0: "phone_main", 1: "job_title", 2: "address_line1", 3: "email" } },
      ...{
        dateOrders: { 4: "day-first" },
        statusWords: { [`anna ${last.toLowerCase()}`]: "unknown" },
        sheet: `Anna ${last}`,
      },
      replacements: [{ column: 1, from: [`Anna ${last}`], to: "nobody", offer: "x" }],
      read: {
        ...{ encoding: "utf-8", delimiter: ",", headerLine: 1, sheet: null },
        ...{ columns: [{ header: `Mr ${last}`, field: "job_title" }], warnings: [] },
      },
    };
    const after = readSettings(blotValue(stored, settings, called("Anna", last)));
    expect(after).toMatchObject({
      ...{
        fields: stored.fields,
        dateOrders: stored.dateOrders,
        sheet: "[erased]",
        statusWords: { "[erased]": "unknown" },
      },
      replacements: [{ column: 1, from: ["[erased]"], to: "nobody", offer: "x" }],
      read: { columns: [{ header: "Mr [erased]", field: "job_title" }] },
    });
  },
);

test("what the network told loses a number and a whole name, and keeps its words", () => {
  const stored = {
    ...{ From: "+442079460142", To: "+442079460300", CallerName: "ANNA RINGING", CallStatus: "ringing" },
    ...{ Direction: "Ringing", CallSid: "CA2079460142" },
  };
  expect(blotValue(stored, callEvent, called("Anna", "Ringing"))).toEqual({
    ...{ ...stored, From: "[erased]", CallerName: "[erased]" },
  });
  expect(blotValue({ CallerName: "LONDON" }, callEvent, called("Anna", "London"))).toEqual({ CallerName: "LONDON" });
});

test("a change of a cell keeps its rule, and a typed field its country and zone", () => {
  const blotter = called("Anna", "Spaces");
  const step = { column: 1, field: "first_name", original: "Anna  Spaces", value: "Anna Spaces", rule: "spaces" };
  const says = blotter.says(["Anna Spaces"]);
  expect(blotValue([step], steps, blotter, says)).toEqual([{ ...step, original: "[erased]", value: "[erased]" }]);
  const place = { country: "GB", timeZone: "Europe/London", addressLine1: "c/o Anna London" };
  const london = called("Anna", "London");
  expect(blotValue(place, typed, london, london.says(["Anna London"]))).toEqual({
    ...place,
    addressLine1: "c/o [erased]",
  });
});

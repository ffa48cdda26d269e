import type { CountryCode } from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import type { FieldName } from "./fields.ts";
import { canBeSwitchedOff, ruleIds } from "./rules.ts";

type Cells = Partial<Record<FieldName, string>>;
const row = (cells: Cells, country: CountryCode = "GB", rulesOff?: Parameters<typeof cleanse>[1]["rulesOff"]) =>
  cleanse(
    Object.entries(cells).map(([field, text], column) => ({ column, field: field as FieldName, text })),
    { country, rulesOff },
  );

test.each<[CountryCode, Cells, object]>([
  ["GB", { city: "LEEDS LS1 4AP" }, { city: "Leeds", postcode: "LS1 4AP" }],
  ["GB", { city: "Leeds, West Yorkshire, ls14ap" }, { city: "Leeds", region: "West Yorkshire", postcode: "LS1 4AP" }],
  ["GB", { city: "Leeds LS1 4AP", postcode: "LS1 4AP" }, { city: "Leeds", postcode: "LS1 4AP" }],
  ["GB", { city: "LS1 4AP" }, { city: null, postcode: "LS1 4AP" }],
  ["DE", { city: "10115 Berlin" }, { city: "Berlin", postcode: "10115" }],
  ["DE", { city: "D-60311 Frankfurt am Main" }, { city: "Frankfurt am Main", postcode: "60311" }],
  ["NL", { city: "1012 AB Amsterdam" }, { city: "Amsterdam", postcode: "1012 AB" }],
  ["PL", { city: "00-950 WARSZAWA" }, { city: "Warszawa", postcode: "00-950" }],
  ["US", { city: "Austin, TX 78701" }, { city: "Austin", region: "TX", postcode: "78701" }],
  ["AU", { city: "Sydney NSW 2000" }, { city: "Sydney", region: "NSW", postcode: "2000" }],
])("%s: the town's cell %j holds %j", (country, cells, parts) => {
  expect(row(cells, country).address).toMatchObject(parts);
});

test.each<[CountryCode, string, object]>([
  ["GB", "12 High St, Leeds, LS1 4AP", { line1: "12 High St", city: "Leeds", postcode: "LS1 4AP" }],
  [
    "GB",
    "Unit 3, 12 High St, Otley, West Yorkshire LS21 4AP, United Kingdom",
    { line1: "Unit 3, 12 High St", city: "Otley", region: "West Yorkshire", postcode: "LS21 4AP", country: "GB" },
  ],
  ["GB", "12 High Street LS1 4AP", { line1: "12 High Street", city: null, postcode: "LS1 4AP" }],
  [
    "GB",
    "Musterstr. 1, 10115 Berlin, Germany",
    { line1: "Musterstr. 1", city: "Berlin", postcode: "10115", country: "DE" },
  ],
  ["DE", "Musterstraße 1, 10115 Berlin", { line1: "Musterstraße 1", city: "Berlin", postcode: "10115" }],
  ["FR", "12 rue de la Paix\n75002 PARIS", { line1: "12 rue de la Paix", city: "Paris", postcode: "75002" }],
  ["US", "1 Main St, Austin, TX 78701", { line1: "1 Main St", city: "Austin", region: "TX", postcode: "78701" }],
])("%s: “%s” is taken apart", (country, text, parts) => {
  const record = row({ address_full: text }, country);
  expect(record.address).toMatchObject(parts);
  expect(record.steps.filter(({ rule }) => rule === "address-parts")).not.toEqual([]);
});

test.each<[CountryCode, string]>([
  ["GB", "1 High St, Leeds"],
  ["US", "PO Box 12345"],
  ["AT", "Hauptstrasse 1010 Hof"],
  ["AU", "Lot 2000"],
])("%s: nothing is taken out of “%s”, which is not certain", (country, text) => {
  expect(row({ address_full: text }, country)).toMatchObject({ address: { line1: text, postcode: null }, steps: [] });
});

test("what the row says elsewhere is not overruled by its address", () => {
  expect(row({ address_full: "12 High St, Leeds LS1 4AP", postcode: "M1 1AE" }).address).toMatchObject({
    line1: "12 High St, Leeds LS1 4AP",
    postcode: "M1 1AE",
  });
  expect(row({ address_full: "12 High St, Leeds, LS1 4AP", city: "Otley" }).address).toMatchObject({
    line1: "12 High St, Leeds",
    city: "Otley",
    postcode: "LS1 4AP",
  });
});

test.each([
  ["STOKE-ON-TRENT", "Stoke-on-Trent"],
  ["newcastle upon tyne", "Newcastle upon Tyne"],
  ["KING'S LYNN", "King's Lynn"],
  ["ELY", "Ely"],
  ["Leeds, ", "Leeds"],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ["BfPO", "BfPO"],
])("the town %s is written %s", (text, town) => {
  expect(row({ city: text }).address.city).toBe(town);
});

test.each([
  ["12 HIGH STREET", "12 High Street"],
  ["UNIT 3B, 1ST FLOOR", "Unit 3B, 1st Floor"],
  ["PO BOX 12", "PO Box 12"],
  ["12A ST JOHN'S RD", "12A St John's Rd"],
  ["12 High Street,", "12 High Street"],
  ["12 MAIN ST NW", "12 Main St NW"],
])("the line %s is written %s", (text, line) => {
  expect(row({ address_line1: text }).address.line1).toBe(line);
});

test("codes of states stay, and with the rules off the address stays as it is", () => {
  expect(row({ region: "NSW" }, "AU").address.region).toBe("NSW");
  expect(row({ region: "WEST YORKSHIRE" }).address.region).toBe("West Yorkshire");
  const off = new Set(ruleIds.filter(canBeSwitchedOff));
  expect(row({ city: "LEEDS LS1 4AP,", address_line1: "12 HIGH STREET," }, "GB", off)).toMatchObject({
    address: { line1: "12 HIGH STREET,", city: "LEEDS LS1 4AP,", postcode: null },
    steps: [],
  });
});

import { expect, test } from "vitest";
import { normaliseAddress } from "./normalise-address.ts";

test.each([
  ["1 High St, Leeds", { house: "1", street: "high", kind: "street" }],
  ["Unit 4, 12-14 Mill Lane", { house: "12", street: "mill", unit: "4" }],
  ["142a Aughton Road", { house: "142", street: "aughton" }],
  ["Second Floor, 9 Far Rd", { house: "9", street: "far" }],
  ["4207 W. Irving Park", { house: "4207", street: "irving", direction: "west" }],
  ["221 E 51 St", { house: "221" }],
  ["Tuesley Lane", { house: "", street: "tuesley", kind: "lane" }],
  ["Hardenbergstraße 87", { house: "87", street: "hardenbergstr" }],
  ["Hardenbergstr. 87a, 66879 Kollweiler", { house: "87", street: "hardenbergstr" }],
  ["Hauptstr. 12-14, 10115 Berlin", { house: "12", street: "hauptstr" }],
  ["Berliner Str. 12", { house: "12", street: "berliner", kind: "street" }],
  ["Flat 3, 12 High Street", { house: "12", street: "high" }],
  ["", { house: "", street: "" }],
])("%s", (line, parts) => {
  expect(normaliseAddress(line)).toMatchObject(parts);
});

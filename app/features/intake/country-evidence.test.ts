import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { countryQuestion } from "./country-evidence.ts";
import { readTable } from "./read-table.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const asked = (lines: string[], country: CountryCode) => {
  const read = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!read.ok) throw new Error(read.sentence);
  return countryQuestion(read.table.records, recogniseColumns(read.table), country);
};
const list = (header: string, row: (nth: number) => string) => [
  header,
  ...Array.from({ length: 8 }, (_, nth) => row(nth)),
];

const lists: Record<string, string[]> = {
  DE: list(
    "Firma;Telefon;E-Mail;PLZ;Ort",
    (n) => `Werk ${n} GmbH;030 2312500${n};info@werk${n}.example.de;1011${n};Berlin`,
  ),
  FR: list("Société;Téléphone;Code postal;Ville", (n) => `Atelier ${n} SARL;01 99 00 01 ${n}0;7500${n};Paris`),
  NL: list("Bedrijf;Telefoon;Postcode;Website", (n) => `Bakker ${n} B.V.;020 123456${n};101${n} AB;www.bakker${n}.nl`),
  US: list("Company,Phone,State,Zip", (n) => `Shop ${n} LLC,212-555-010${n},NY,1000${n}`),
  AU: list("Company,Phone,State,Postcode", (n) => `Mill ${n} Pty Ltd,02 5550 012${n},NSW,200${n}`),
  IE: list("Company,Phone,Postcode,Email", (n) => `Baker ${n} Ltd,020 91${n} 0123,D02 AF3${n},info@baker${n}.ie`),
};

describe("a list of another country", () => {
  test.each(Object.entries(lists))(
    "of %s is asked about when read as British, and not under its own country",
    (country, lines) => {
      const question = asked(lines, "GB");
      expect(question?.likely).toBe(country);
      expect(question?.sentence).toMatch(
        /^The list looks .+ but numbers are read as British\. Whose numbers are they\?$/,
      );
      expect(asked(lines, country as CountryCode)).toBeNull();
    },
  );
});

test("a British list raises no question, whatever its domains", () => {
  const lines = list(
    "Company,Phone,Postcode,Email",
    (n) => `Shop ${n} Ltd,020 7946 012${n},SW1A ${n}AA,a@shop${n}.com`,
  );
  expect(asked(lines, "GB")).toBeNull();
  expect(asked(lines, "DE")?.likely).toBe("GB");
});

test("rows that name their country need no question", () => {
  const lines = list("Firma;Telefon;PLZ;Land", (n) => `Werk ${n} GmbH;030 2312500${n};1011${n};Deutschland`);
  expect(asked(lines, "GB")).toBeNull();
});

import { readFileSync } from "node:fs";
import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { sharedData } from "#tests/shared.ts";
import { cleanse } from "./cleanse.ts";
import type { FieldName } from "./fields.ts";

type Case = { id: string; input: string; country?: CountryCode; expect: Record<string, unknown> };
const folder = sharedData("leads/torture/cells/dev");
const casesOf = (file: string): Case[] => (folder ? JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).cases : []);
const one = (field: FieldName, { input, country = "GB" }: Case) =>
  cleanse([{ column: 0, field, text: input }], { country });

describe.skipIf(!folder)(
  `single cells with known answers${folder ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    test.each(casesOf("company-name-cells.json"))("company $id", (given) => {
      expect(one("company_name", given).company ?? "").toBe(given.expect.display);
    });
    test.each(casesOf("email-cells.json"))("email $id", (given) => {
      expect(one("email", given).emails).toEqual(given.expect.emails);
    });
    test.each(casesOf("website-cells.json"))("website $id", (given) => {
      expect(one("website", given).domain).toBe(given.expect.domain);
    });
    test.each(casesOf("postcode-cells.json"))("postcode $id", (given) => {
      expect(one("postcode", given).address.postcode).toBe(given.expect.value);
    });
  },
);

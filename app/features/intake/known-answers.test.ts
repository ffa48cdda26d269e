import { readdirSync, readFileSync } from "node:fs";
import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { readPhoneCell } from "#app/features/cleansing/phone-cell.ts";
import { tidy } from "#app/features/cleansing/text.ts";
import { sharedData } from "#tests/shared.ts";
import { inspectTable } from "./inspect.ts";
import { readTable, type Table, type TableOverrides } from "./read-table.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const folder = sharedData("leads");
const absent = folder ? "" : " (skipped: the shared data are not here)";
const json = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));
const filesIn = (path: string, ending: string): string[] =>
  folder ? readdirSync(`${folder}/${path}`).filter((file) => file.endsWith(ending)) : [];

function tableOf(path: string, said: TableOverrides = {}): Table {
  const read = readTable(readFileSync(`${folder}/${path}`), said);
  if (!read.ok) throw new Error(read.sentence);
  return read.table;
}

describe.skipIf(!folder)(`public lists, cell by cell${absent}`, () => {
  const facts: Record<string, { country: CountryCode }> = folder ? json("real/dev/expected/facts.json") : {};
  test.each(filesIn("real/dev/expected", ".tsv"))(
    "%s",
    (file) => {
      const country = Object.entries(facts).find(([list]) => file.startsWith(`${list}.`))?.[1].country ?? "GB";
      const [, ...lines] = readFileSync(`${folder}/real/dev/expected/${file}`, "utf8").trimEnd().split("\n");
      const wrong = lines.flatMap((line) => {
        const [row, raw = "", e164 = "", ext = ""] = line.split("\t");
        const [number] = readPhoneCell(tidy(raw), country).numbers.flatMap(({ parsed, ext: own }) =>
          parsed.ok ? [[parsed.e164, own ?? ""]] : [],
        );
        return (number ?? ["", ""]).join(";") === [e164, e164 && ext].join(";") ? [] : [`${row}: ${raw} is ${number}`];
      });
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(!folder)(`the sample files of known exporters${absent}`, () => {
  type Exporter = { id: string; columns: { header: string; field: FieldName }[] };
  const exporters: Exporter[] = folder ? json("headers/dev/headers.json").exporters : [];
  const scored = /^(company_name|email|do_not_call|email_opt_out|phone_.*)$/;
  const mustNotBe = /^(company_name|email|website|phone_.*|contact_.*)$/;

  test.each(filesIn("headers/dev/samples", ".csv"))("%s", (file) => {
    const columns = exporters.find(({ id }) => `${id}.csv` === file)?.columns ?? [];
    const found = recogniseColumns(tableOf(`headers/dev/samples/${file}`));
    const wrong = columns.flatMap(({ header, field }, at) => {
      const got = found[at]?.field ?? "ignore";
      const right = scored.test(field) ? got === field : field !== "ignore" || !mustNotBe.test(got);
      return right ? [] : [`${header}: ${got}, not ${field}`];
    });
    expect(columns.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  type Dressed = { rows: number; country: CountryCode; phones: Record<string, [number, number]>; emails: number };
  test.each(filesIn("headers/dev/dressed", ".csv"))("%s, filled with rows", (file) => {
    const wanted: Dressed = json("headers/dev/dressed/expected.json")[file];
    const table = tableOf(`headers/dev/dressed/${file}`);
    const { rows, phones, emails } = inspectTable(table, { country: wanted.country, columns: recogniseColumns(table) });
    expect(rows).toHaveLength(wanted.rows);
    expect(emails.valid).toBe(wanted.emails);
    for (const [header, [nonblank, valid]] of Object.entries(wanted.phones))
      expect(phones.byColumn[header]).toMatchObject({ nonblank, valid });
    expect(rows.filter(({ record }) => record.company !== null)).toHaveLength(wanted.rows);
  });
});

describe.skipIf(!folder)(`other people's tests of reading CSV${absent}`, () => {
  const spectrum = "torture/third-party/csv-spectrum";
  // The answer to location_coordinates is another number than its file holds.
  test.each(filesIn(spectrum, ".csv").filter((file) => !file.startsWith("location_")))("csv-spectrum: %s", (file) => {
    const rows: Record<string, string>[] = json(`${spectrum}/${file.replace(".csv", ".json")}`);
    const { headers, records } = tableOf(`${spectrum}/${file}`, { headerLine: 1, delimiter: "," });
    expect(records.map(({ cells }) => Object.fromEntries(headers.map((header, at) => [header, cells[at]])))).toEqual(
      rows,
    );
  });

  test.each(["macosx.csv", "utf8.csv"])("text-csv-xs: %s", (file) => {
    const { records } = tableOf(`torture/third-party/text-csv-xs/${file}`, { headerLine: null });
    expect(records.length).toBeGreaterThan(0);
  });

  type Case = {
    description: string;
    input: string;
    config: unknown;
    expected: { data: unknown[][]; errors: unknown[] };
  };
  /** Where a row of a client is read otherwise than the library reads it, and why. */
  const otherwise: Record<string, RegExp> = {
    "an empty line is no row": /empty|blank|no (data|input)|trailing|leading/i,
    "faulty quotes keep to their line, and spaces around sound ones are not the cell":
      /malformed|misplaced|unclosed|terminat|around quotes/i,
    "comments, limits and other settings are the caller's": /comment|preview|fast mode|step|delimiter|header/i,
  };
  test("papaparse: ordinary input gives the library's own rows", () => {
    const cases: Case[] = folder ? json("torture/third-party/papaparse/papaparse-cases.json").core : [];
    const plain = cases.filter(
      ({ description, input, expected }) =>
        typeof input === "string" &&
        expected.errors.length === 0 &&
        expected.data.every((row) => row.length === expected.data[0]?.length) &&
        !Object.values(otherwise).some((words) => words.test(description)),
    );
    expect(plain.length).toBeGreaterThan(4);
    for (const { description, input, expected } of plain) {
      const read = readTable(new TextEncoder().encode(input), { headerLine: null, delimiter: "," });
      expect(read.ok && read.table.records.map(({ cells }) => cells), description).toEqual(expected.data);
    }
  });

  test("the big list of naughty strings, as companies: each as it came, each with its number", () => {
    const wanted = json("torture/third-party/blns/blns-as-companies.expected.json");
    const strings: string[] = json("torture/third-party/blns/blns.json");
    const table = tableOf("torture/third-party/blns/blns-as-companies.csv");
    const { rows, phones } = inspectTable(table, { country: "GB", columns: recogniseColumns(table) });
    expect(rows).toHaveLength(wanted.rows);
    expect(phones).toMatchObject({ found: wanted.rows, valid: wanted.rows });
    const came = new Set(rows.map(({ cells }) => cells[0]));
    expect(strings.filter((string) => string.trim() !== "" && !came.has(string))).toEqual([]);
  });
});

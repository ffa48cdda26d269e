import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CountryCode } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { sharedData } from "#tests/shared.ts";
import { type Inspection, inspectTable } from "./inspect.ts";
import { readTable } from "./read-table.ts";
import { recogniseColumns } from "./recognise-columns.ts";

function inspect(bytes: Uint8Array, country: CountryCode = "GB"): Inspection {
  const read = readTable(bytes);
  if (!read.ok) throw new Error(read.sentence);
  return inspectTable(read.table, { country, columns: recogniseColumns(read.table) });
}
const lines = (...text: string[]) => inspect(new TextEncoder().encode(text.join("\n")));
const verdicts = ({ rows }: Inspection) => rows.map((row) => row.verdict);

test("the five verdicts add up to the rows read", () => {
  const inspection = lines(
    "Company,Phone,Email,Do not call",
    "Alpha Ltd,020 7946 0001,ann@example.com,",
    "ALPHA LIMITED,0207 946 0001,ann@example.com,",
    ",020 7946 0003,,",
    "Delta Ltd,020 7946 0004,,yes",
    ",,,",
  );
  expect(verdicts(inspection)).toEqual(["lead", "merged", "quarantined", "suppressed", "blank"]);
  expect(inspection.balance).toEqual({ read: 5, blank: 1, quarantined: 1, suppressed: 1, merged: 1, leads: 1 });
});

test("the fullest row of a company stays the lead, the earlier of equals", () => {
  const inspection = lines(
    "Company,Phone,Email,Contact",
    "Alpha Ltd,020 7946 0001,info@example.com,",
    "Alpha Ltd,020 7946 0001,info@example.com,Ann Example",
    "Alpha Ltd,020 7946 0001,info@example.com,",
  );
  expect(verdicts(inspection)).toEqual(["merged", "lead", "merged"]);
  expect(inspection.rows[0]).toMatchObject({
    mergedInto: 2,
    reasons: [{ code: "merged", text: "The same company as row 2; merged into it." }],
  });
});

test("two hundreds of one company are asked about though the first row of each is quarantined", () => {
  const people = Array.from({ length: 200 }, (_, at) => {
    const phone = at % 100 === 0 ? "" : `020 7946 0${100 + at}`;
    return `Alpha Plumbing Ltd,Ann${at} Example,${phone},1 High St,Leeds,LS1 1AA`;
  });
  const inspection = lines("Company,Contact,Phone,Address,Town,Postcode", ...people);

  expect(inspection.balance).toMatchObject({ quarantined: 2, leads: 2 });
  expect(inspection.review.map(({ a, b }) => [a, b])).toEqual([[2, 102]]);
});

test("a number that nobody can dial still tells that two rows are one company", () => {
  const alone = lines(
    "Company,Phone,Email",
    "Calder Roofing,4960001,a@one.example",
    "Calder Roofing Ltd,,b@two.example",
  );
  const both = lines(
    "Company,Phone,Email",
    "Calder Roofing,4960001,a@one.example",
    "Calder Roofing Ltd,496 0001,b@two.example",
  );

  expect(verdicts(alone)).toEqual(["lead", "lead"]);
  expect(both.balance).toMatchObject({ leads: 1, merged: 1 });
});

test("a number that one row says not to call is called for no row", () => {
  const inspection = lines(
    "Company,Phone,Notes",
    "Alpha Ltd,020 7946 0001,please do not call",
    "Zebra Bakery,020 7946 0001,",
  );
  expect(verdicts(inspection)).toEqual(["suppressed", "suppressed"]);
  expect(inspection.rows[1]?.reasons[0]?.text).toBe("Row 1 says not to call +442079460001.");
});

test("a row that says do not call is suppressed even where nothing else in it can be used", () => {
  expect(verdicts(lines("Company,Phone,Notes", ",n/a,do not call"))).toEqual(["suppressed"]);
});

test("a file without a column of company names says so", () => {
  const inspection = lines("First name,Phone", "Ann,020 7946 0001");
  expect(inspection.warnings).toEqual([
    "No column holds company names. Choose one, or say under Cleanse what stands for them: until then every row stays in quarantine.",
  ]);
  expect(verdicts(inspection)).toEqual(["quarantined"]);
});

test("a column that says who may be called is pointed out, since it is not read", () => {
  expect(lines("Company,Phone,OK to call", "Alpha Ltd,020 7946 0001,N").warnings[0]).toMatch(
    /“OK to call” seems to say/,
  );
});

test("a fax is counted by its column and nowhere else", () => {
  const { phones } = lines("Company,Phone,Fax", "Alpha Ltd,020 7946 0001,020 7946 0002");
  expect(phones).toMatchObject({ found: 1, valid: 1, distinct: 1, byType: { fixed: 1 } });
  expect(phones.byColumn).toEqual({
    Phone: { nonblank: 1, valid: 1, distinct: ["+442079460001"] },
    Fax: { nonblank: 1, valid: 1, distinct: ["+442079460002"] },
  });
});

type Facts = {
  country: CountryCode;
  rows: number;
  header_line: number | null;
  phones: Record<
    string,
    { nonblank: number; expected_valid: number; distinct_e164: number; sha256_of_sorted_distinct_e164: string }
  >;
  email: { nonblank: number; valid_syntax: number; lowercase: { distinct: number } };
};
const real = sharedData("leads/real/dev");
const facts: Record<string, Facts> = real ? JSON.parse(readFileSync(`${real}/expected/facts.json`, "utf8")) : {};

describe.skipIf(!real)(
  `public lists counted by other engines${real ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    test.each(Object.entries(facts))(
      "%s",
      (file, wanted) => {
        const { balance, phones, emails } = inspect(readFileSync(`${real}/${file}`), wanted.country);
        const { read, ...parts } = balance;
        expect(read).toBe(wanted.rows);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(read);
        expect(emails).toEqual({
          found: wanted.email.nonblank,
          valid: wanted.email.valid_syntax,
          distinct: wanted.email.lowercase.distinct,
        });
        const named =
          wanted.header_line === null
            ? Object.values(phones.byColumn)
            : Object.keys(wanted.phones).map((name) => phones.byColumn[name]);
        expect(
          named.map(
            (column) => column && [column.nonblank, column.valid, column.distinct.length, sha256(column.distinct)],
          ),
        ).toEqual(
          Object.values(wanted.phones).map((column) => [
            column.nonblank,
            column.expected_valid,
            column.distinct_e164,
            column.sha256_of_sorted_distinct_e164,
          ]),
        );
      },
      60_000,
    );
  },
);

const sha256 = (numbers: string[]): string => createHash("sha256").update(numbers.join("\n")).digest("hex");

type MessyRow = {
  row: number;
  physical_line: number;
  decision: string;
  phones: string[];
  company?: string;
  contact?: string;
  email?: string;
  postcode?: string;
  policy?: boolean;
};
const messy = sharedData("leads/torture/messy/dev/uk-messy.csv");

describe.skipIf(!messy)(
  `a messy list with an answer for every row${messy ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    const { rows } = messy ? inspect(readFileSync(messy)) : { rows: [] };
    const wanted: MessyRow[] = messy
      ? JSON.parse(readFileSync(messy.replace(".csv", ".expected.json"), "utf8")).rows
      : [];
    const verdictOf = ({ row, decision }: MessyRow) => {
      // Rows that say do not call (18, 19) are suppressed in this house, never leads; row 34 is blank.
      if (row === 18 || row === 19) return "suppressed";
      if (row === 34) return "blank";
      return decision === "reject" ? "quarantined" : decision === "duplicate" ? "merged" : "lead";
    };
    test.each(wanted)("row $row: $decision", (answer) => {
      const row = rows[answer.row - 1];
      expect(row).toMatchObject({ verdict: verdictOf(answer), physicalLine: answer.physical_line });
      const phones = row?.record.phones.map(({ e164, ext }) => e164 + (ext ? `;ext=${ext}` : ""));
      if (row?.verdict === "lead") expect(phones).toEqual(answer.phones);
      if (answer.company) expect(row?.record.company).toBe(answer.company);
      if (answer.contact) expect(row?.record.contact.full).toBe(answer.contact);
      if (answer.email) expect(row?.record.emails).toEqual([answer.email]);
      if (answer.postcode) expect(row?.record.address.postcode).toBe(answer.postcode);
    });
  },
);

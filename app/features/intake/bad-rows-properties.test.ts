import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { badRowsCsv, badRowsHeader, harmless, unwritten, written } from "./bad-rows.ts";
import { editsIn, readBadRows, sameTitles } from "./mended-file.ts";

const importId = "0199a3c0-0000-7000-8000-000000000001";
const seed = { seed: 20261117 };

const odd = fc.constantFrom(
  "+44 20 7946 0142",
  "020 7946 0142",
  "=1+1",
  "'=1+1",
  "''020 7946 0142",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "＝1",
  "two\nlines",
  'says "hello"',
  "a;b,c",
  "(0161) 496 0155",
  "4.42E+11",
  "",
);
const cell = fc.oneof(
  odd,
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary-ascii", maxLength: 8 }),
);
// A file with other control codes than these is no text, and refused as a whole.
const kept = cell.map((text) => text.replace(/\p{Cc}/gu, (code) => (code === "\t" || code === "\n" ? code : "")));
const field = fc.constantFrom<FieldName>("company_name", "phone_main", "email", "notes", "ignore");
const files = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    columns: fc
      .array(field, { minLength: width, maxLength: width })
      .map((fields) => fields.map((of, n) => ({ header: `Column ${n + 1}`, field: of }))),
    rows: fc.array(fc.array(kept, { minLength: width, maxLength: width + 2 }), { minLength: 1, maxLength: 8 }),
  }),
);
const sound = (cells: string[]) => cells.map((text) => text.replace(/\p{Surrogate}/gu, ""));

test("rows that go out and come back untouched are the same rows", () => {
  fc.assert(
    fc.property(files, ({ columns, rows }) => {
      const all = rows.map(sound);
      const csv = badRowsCsv(
        importId,
        columns,
        all.map((cells, n) => ({ line: n + 1, verdict: "quarantined", reasons: ["Why."], cells })),
      );
      const back = readBadRows(Buffer.from(csv));
      expect(back?.importId).toBe(importId);
      expect(
        sameTitles(
          back?.titles ?? [],
          columns.map(({ header }) => header),
        ),
      ).toBe(true);
      const found = editsIn(back?.table as never, columns, (line) => ({
        cells: all[line - 1] ?? [],
        quarantined: true,
      }));
      expect(found).toMatchObject({ edits: [], unknown: [], elsewhere: [], unchangedRows: all.length });
    }),
    { ...seed, numRuns: 300 },
  );
});

const phone = { header: "Tel", field: "phone_main" as const };

test("our apostrophe comes off again, and no other", () => {
  fc.assert(
    fc.property(kept, (text) => {
      expect(unwritten(harmless(text), undefined)).toBe(text);
      expect(unwritten(written(text, phone), phone).trim()).toBe(text.trim());
    }),
    { ...seed, numRuns: 1_000 },
  );
});

test("a file that we never sent is not taken for one", () => {
  expect(badRowsHeader(["Row", "Company", "Phone"])).toBeNull();
  expect(badRowsHeader(["Row", "Verdict", "Reasons", "Firm"])).toEqual({ importId: null, titles: ["Firm"] });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import { type FieldName, fieldNames } from "./fields.ts";
import type { CleanRecord } from "./record.ts";
import { canBeSwitchedOff, type RuleId, ruleIds } from "./rules.ts";
import { tidy } from "./text.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.stringMatching(/^[A-Za-zÄé0-9 @.,;:/&()*'"<>+-]{0,40}$/),
);
const runs = { seed: 20261126, numRuns: 300 };

test("no text in any field is too strange to cleanse", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...fieldNames), text), { maxLength: 8 }), (row) => {
      cleanse(
        row.map(([field, text], column) => ({ column, field, text })),
        { country: "GB" },
      );
    }),
    runs,
  );
});

test("words that every object of the language knows are left as they are", () => {
  for (const word of ["constructor", "valueOf", "toString", "__proto__"]) {
    for (const name of [`HARBOUR ${word.toUpperCase()}`, `harbour &${word};`, `Harbour ${word}`]) {
      const record = cleanse(
        [
          { column: 0, field: "company_name", text: name },
          { column: 1, field: "contact_full_name", text: name },
          { column: 2, field: "country", text: word },
          { column: 3, field: "phone_main", text: "12" },
        ],
        { country: "GB" },
      );
      expect(`${record.company} ${record.contact.full}`).not.toMatch(/function|native|object/i);
    }
  }
});

test("cleansing what was cleansed changes nothing more", () => {
  fc.assert(
    fc.property(text, fc.constantFrom("email", "website", "postcode", "last_contacted_at"), (given, field) => {
      const once = answer(field, given);
      if (once) expect(answer(field, once)).toBe(once);
    }),
    runs,
  );
});

const rulesOff = new Set(ruleIds.filter(canBeSwitchedOff));
const one = (field: FieldName, given: string, off?: ReadonlySet<RuleId>) =>
  cleanse([{ column: 0, field, text: given }], { country: "GB", rulesOff: off });

/** Where the value of a field is kept. */
const stored: [FieldName, (record: CleanRecord) => string | null][] = [
  ["company_name", ({ company }) => company],
  ["contact_full_name", ({ contact }) => contact.full],
  ["contact_first_name", ({ contact }) => contact.first],
  ["contact_last_name", ({ contact }) => contact.last],
  ["email", ({ emails }) => emails[0] ?? null],
  ["website", ({ website }) => website],
  ["postcode", ({ address }) => address.postcode],
  ["address_line1", ({ address }) => address.line1],
  ["address_full", ({ address }) => address.line1],
  ["city", ({ address }) => address.city],
  ["region", ({ address }) => address.region],
  ["last_contacted_at", ({ lastContactedOn }) => lastContactedOn],
];
const values = fc.oneof(
  text,
  fc.stringMatching(/^[A-Za-z&. ]{1,40}$/),
  fc.constantFrom(
    ...[
      "  ACME &amp; SONS LTD (duplicate) ",
      "SMITH, Mr JOHN",
      "mailto:Jane@Example.com",
      "JANE@EXAMPLE.COM; joe@example.org",
    ],
    ...[
      "WWW.Harbour.co.uk/about?x=1",
      "ls14ap",
      "L51 4AP",
      "12 HIGH ST, LEEDS, LS1 4AP, UK",
      "LEEDS LS1 4AP,",
      "03/04/24",
    ],
    ...["Acme Ltd 020 7946 0001", "John Smith <john@acme.example>", "CafÃ© Tau\nLeeds", "020 7946 0001", "The Manager"],
  ),
);

test.each(stored)("with every rule off that can be, the %s stays as it is written", (field, keptIn) => {
  fc.assert(
    fc.property(values, (given) => {
      const value = keptIn(one(field, given, rulesOff));
      if (value === null || field === "last_contacted_at") return;
      const asWritten = tidy(given);
      const reformed = (mark: string) =>
        asWritten
          .replace(/,?\n+/g, mark)
          .replace(/^=?"([^"]{2,})"$|^“([^“”]{2,})”$/, "$1$2")
          .trim();
      if (field === "email") expect(asWritten.normalize("NFKC")).toContain(value);
      else expect([reformed(" "), reformed(", ")]).toContain(value);
    }),
    runs,
  );
});

test.each(stored)("the steps of a %s lead from what is written to what is stored, without a gap", (field, keptIn) => {
  fc.assert(
    fc.property(values, (given) => {
      const record = one(field, given);
      const own = record.steps.filter((step) => step.field === field);
      const known = new Set([given]);
      for (const { original, value } of own) {
        expect([...known]).toContain(original);
        known.add(value);
      }
      const value = keptIn(record);
      if (value !== null && field !== "email") expect(value).toBe(own.at(-1)?.value ?? given);
      if (field === "email") for (const email of record.emails) expect([...known]).toContain(email);
    }),
    runs,
  );
});

test("every number that differs from its cell is the value of a step, and every step starts in the cell", () => {
  const part = fc.constantFrom(
    "020 7946 0001",
    "0161 496 0002 ext 3",
    "(wrong number)",
    "/0002",
    "fax 020 7946 0003",
    "4.42079460009E+11",
    "tel:",
    "jane@example.com",
    "2079460004",
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(" / ", ", ", "; ", "\n", " "),
      (parts, mark) => {
        const given = parts.join(mark);
        const record = one("phone_main", given);
        const own = record.steps.filter((step) => step.field === "phone_main");
        for (const { e164, ext } of record.phones) {
          const kept = e164 + (ext ? `;ext=${ext}` : "");
          expect([given, ...own.map(({ value }) => value)].some((value) => value.includes(kept))).toBe(true);
        }
        const known = [given];
        for (const { original, value } of own) {
          expect(known.some((text) => text.includes(original))).toBe(true);
          known.push(value);
        }
      },
    ),
    runs,
  );
});

function answer(field: "email" | "website" | "postcode" | "last_contacted_at", text: string): string | null {
  const record = cleanse([{ column: 0, field, text }], { country: "GB" });
  if (field === "email") return record.emails[0] ?? null;
  if (field === "website") return record.website;
  return field === "postcode" ? record.address.postcode : record.lastContactedOn;
}

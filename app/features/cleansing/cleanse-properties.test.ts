import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import { fieldNames } from "./fields.ts";
import { canBeSwitchedOff, ruleIds } from "./rules.ts";
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

test("with every rule off that can be, a name stays as it is written", () => {
  const rulesOff = new Set(ruleIds.filter(canBeSwitchedOff));
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z&. ]{1,40}$/), (given) => {
      const cells = [{ column: 0, field: "company_name" as const, text: given }];
      const { company } = cleanse(cells, { country: "GB", rulesOff });
      if (company !== null) expect(company).toBe(tidy(given));
    }),
    runs,
  );
});

function answer(field: "email" | "website" | "postcode" | "last_contacted_at", text: string): string | null {
  const record = cleanse([{ column: 0, field, text }], { country: "GB" });
  if (field === "email") return record.emails[0] ?? null;
  if (field === "website") return record.website;
  return field === "postcode" ? record.address.postcode : record.lastContactedOn;
}

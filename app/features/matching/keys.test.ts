import fc from "fast-check";
import { expect, test } from "vitest";
import { matchKeys } from "./keys.ts";
import type { MatchRecord } from "./types.ts";

const harbour: MatchRecord = {
  id: 1,
  company: "Harbour Dental Ltd",
  contact: null,
  phones: ["+442079460001"],
  emails: ["desk@harbour-dental.example"],
  domain: "harbour-dental.example",
  addressLine: "3 Quay Lane",
  city: "Bristol",
  postcode: "BS1 4AA",
  companyNumber: "01234567",
};

function sharedKinds(a: MatchRecord, b: MatchRecord): string[] {
  const known = new Set(matchKeys(b).map(({ kind, key }) => `${kind} ${key}`));
  return [...new Set(matchKeys(a).flatMap(({ kind, key }) => (known.has(`${kind} ${key}`) ? [kind] : [])))];
}

const blank = { phones: [], emails: [], domain: null, addressLine: null, postcode: null, companyNumber: null };

test.each([
  ["a number", { ...blank, company: "X", phones: ["+442079460001"] }, "phone"],
  ["a number with a slip at its end", { ...blank, company: "X", phones: ["+442079460010"] }, "phone-start"],
  ["a mailbox", { ...blank, company: "X", emails: ["DESK@harbour-dental.example"] }, "email"],
  ["a domain", { ...blank, company: "X", domain: "www.harbour-dental.example" }, "domain"],
  ["a register number", { ...blank, company: "X", companyNumber: "1234567" }, "company-number"],
  ["a name in other dress", { ...blank, company: "HARBOUR  DENTAL LIMITED" }, "name"],
  ["the start of a name", { ...blank, company: "Harbourdental" }, "name-start"],
  ["a doorstep", { ...blank, company: "X", addressLine: "3 Quay Ln" }, "house-street"],
  ["a telling word", { ...blank, company: "The Old Harbour Practice" }, "word"],
])("two records that share %s are compared", (_, other, kind) => {
  expect(sharedKinds(harbour, { ...harbour, city: null, ...other })).toContain(kind);
});

test("an everyday word, or a mail provider, is no key", () => {
  const one = { ...harbour, ...blank, company: "Oak Dental", domain: "gmail.com" };
  const other = { ...harbour, ...blank, company: "Elm Dental", domain: "gmail.com" };

  expect(sharedKinds(one, other)).toEqual([]);
});

test("no key holds half a character, wherever it is cut", () => {
  const text = fc.string({ unit: fc.constantFrom("𠮷", "野", "a", "🦊", " ", "3", "𝒜"), minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, text, (company, contact, street, postcode) => {
      const texts = { company, contact, addressLine: `3 ${street}`, city: street, postcode, companyNumber: postcode };
      const keys = matchKeys({ ...harbour, ...texts, emails: [`${contact}@${company}.example`], domain: company });
      expect(keys.filter(({ key }) => /\p{Surrogate}/u.test(key))).toEqual([]);
    }),
  );
});

test("a name in characters beyond the first plane is found again by its beginning", () => {
  const one = { ...harbour, ...blank, company: "𠜎𠜱𠝹𠱓𠱸𠲖" };
  expect(sharedKinds(one, { ...one, company: "𠜎𠜱𠝹𠱓𠱸" })).toContain("name-start");
});

test("keys do not repeat", () => {
  const keys = matchKeys({ ...harbour, company: "Harbour Harbour" }).map(({ kind, key }) => `${kind} ${key}`);

  expect(keys).toEqual([...new Set(keys)]);
});

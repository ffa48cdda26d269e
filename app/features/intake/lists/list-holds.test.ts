import { describe, expect, test } from "vitest";
import { cleanse } from "#app/features/cleansing/cleanse.ts";
import { fieldNames } from "#app/features/cleansing/fields.ts";
import { whatFollows } from "#app/features/compliance/what-lists-do.ts";
import { companiesMet } from "./company-on-list.ts";
import { holdsOf, isEmpty, listKeysOf, matchRecordOfHeld } from "./list-holds.ts";

const recordOf = (fields: Partial<Record<(typeof fieldNames)[number], string>>) =>
  cleanse(
    fieldNames.flatMap((field, column) =>
      fields[field] === undefined ? [] : [{ column, field, text: fields[field] }],
    ),
    { country: "GB" },
  );
const customers = { kind: "customers", agencyWide: false } as const;
const doNotCall = { kind: "do-not-call", agencyWide: false } as const;

describe("what a row of a list says", () => {
  test("a customer is known by number, address and the domain of either site or address", () => {
    const record = recordOf({
      company_name: "Harrow & Pike Ltd",
      phone_main: "020 7946 0142",
      email: "h.marsh@mail.harrow-pike.co.uk",
    });

    expect(holdsOf(record, customers)).toMatchObject({
      numbers: ["+442079460142"],
      emails: ["h.marsh@mail.harrow-pike.co.uk"],
      domains: ["harrow-pike.co.uk"],
      company: { name: "Harrow & Pike Ltd" },
    });
  });

  test("a domain that millions share names nobody", () => {
    const record = recordOf({ company_name: "Corner Shop", email: "corner@gmail.com", website: "facebook.com/corner" });

    expect(holdsOf(record, customers).domains).toEqual([]);
  });

  test("who asked not to be called binds the domain of their employer only where the list names it", () => {
    const address = recordOf({ contact_full_name: "Helen Marsh", email: "helen@harrow-pike.co.uk" });
    const site = recordOf({ company_name: "Harrow & Pike", website: "www.harrow-pike.co.uk" });

    expect(holdsOf(address, doNotCall).domains).toEqual([]);
    expect(holdsOf(site, doNotCall).domains).toEqual(["harrow-pike.co.uk"]);
  });

  test("the agency's own list binds numbers and addresses alone", () => {
    const record = recordOf({
      company_name: "Harrow & Pike",
      phone_main: "020 7946 0142",
      website: "harrow-pike.co.uk",
    });

    expect(holdsOf(record, { kind: "do-not-call", agencyWide: true })).toEqual({
      numbers: ["+442079460142"],
      emails: [],
      domains: [],
      company: null,
    });
  });

  test("a row of which nothing can be compared is empty", () => {
    expect(isEmpty(holdsOf(recordOf({ city: "London", phone_main: "n/a" }), customers))).toBe(true);
  });

  test("the keys of a company tell nothing of its people", () => {
    const record = recordOf({
      company_name: "Pike Haulage",
      phone_main: "020 7946 0142",
      email: "h@pike-haulage.co.uk",
    });
    const { company } = holdsOf(record, customers);

    expect(company && listKeysOf(matchRecordOfHeld(0, company)).join(" ")).not.toMatch(/0142|@/);
  });
});

describe("a company is met on a list", () => {
  const named = (id: number, name: string, postcode: string | null, companyNumber: string | null = null) =>
    matchRecordOfHeld(id, { name, postcode, companyNumber, addressLine: null, city: null, domain: null });

  test.each([
    [
      "one name at one postcode",
      named(7, "Pike Haulage Ltd", "SW1A 1AA"),
      named(0, "PIKE HAULAGE LIMITED", "sw1a1aa"),
      true,
    ],
    [
      "one number in the register",
      named(7, "HP Group", null, "01234567"),
      named(0, "Harrow & Pike", null, "1234567"),
      true,
    ],
    ["one name at two places", named(7, "Pike Haulage", "SW1A 1AA"), named(0, "Pike Haulage", "M1 1AE"), false],
    ["one name without a place", named(7, "Pike Haulage", null), named(0, "Pike Haulage", null), false],
  ])("by %s", (_, fresh, listed, certain) => {
    expect(companiesMet([fresh], [listed])).toMatchObject([{ id: 7, at: 0, certain }]);
  });

  test("but never for certain by a number somebody counted up, and not at all by its postcode", () => {
    const counted = companiesMet(
      [named(7, "Tarn & Moor", "SW1A 1AA", "12")],
      [named(0, "Oakhurst Dairy", "M1 1AE", "12")],
    );

    expect(counted.filter(({ certain }) => certain)).toEqual([]);
    expect(companiesMet([named(7, "Tarn & Moor", "SW1A 1AA")], [named(0, "Oakhurst Dairy", "SW1A 1AA")])).toEqual([]);
  });
});

test("what a machine may close is what nobody has in hand", () => {
  const ready = { stage: "ready", nextAction: "call", held: false } as const;

  expect(whatFollows(ready, true)).toBe("closed");
  expect(whatFollows(ready, false)).toBe("likely");
  expect(whatFollows({ ...ready, held: true }, true)).toBe("in-hand");
  expect(whatFollows({ ...ready, nextAction: "callback" }, true)).toBe("in-hand");
  expect(whatFollows({ stage: "passed", nextAction: "await-acceptance", held: false }, true)).toBe("in-hand");
});

import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import { readEmailCell } from "./email-cell.ts";

const pi = { column: 0, field: "company_name", text: "Pi Ltd" } as const;
const addresses = (text: string) => readEmailCell(text).map(({ address }) => address);

test.each([
  ["jane@gmial.com", "jane@gmail.com"],
  ["jane@hotmial.co.uk", "jane@hotmail.co.uk"],
  ["jane@harbour.con", "jane@harbour.com"],
  ["jane@harbour.co.ku", "jane@harbour.co.uk"],
])("%s is kept as written, and %s is offered", (text, suggestion) => {
  const record = cleanse([pi, { column: 3, field: "email", text }], { country: "GB" });
  expect(record.emails).toEqual([text]);
  expect(record.problems).toMatchObject([{ code: "email-typo", offer: { column: 3, original: text, suggestion } }]);
});

test.each([
  "jane@example,com",
  "jane (at) example.com",
  "jane at example dot com",
  "jane@@example.com",
  "jane @ example.com",
  "jane@example..com",
])("%s cannot be an address; what was probably meant is offered, not taken", (text) => {
  expect(readEmailCell(text)).toMatchObject([{ address: null, verdict: "typo", suggestion: "jane@example.com" }]);
});

test.each(["jane@mail.com", "jane@email.com", "jane@yahoo.ca", "jane@live.com", "jane@example.com"])(
  "%s is nobody's slip",
  (text) => {
    expect(readEmailCell(text)).toMatchObject([{ address: text, verdict: "ok" }]);
  },
);

test.each(["a@a.com", "xxx@xxx.com", "noemail@harbour.co.uk", "test@test.com", "none@none.com"])(
  "%s is a placeholder",
  (text) => {
    expect(readEmailCell(text)).toMatchObject([{ address: null, verdict: "placeholder" }]);
  },
);

test("words around an address are no part of it, and every address of a cell is found", () => {
  expect(addresses("Jane Doe jane@example.com")).toEqual(["jane@example.com"]);
  expect(addresses("Jane Doe [jane@example.com]")).toEqual(["jane@example.com"]);
  expect(addresses("info@example.com & sales@example.com")).toEqual(["info@example.com", "sales@example.com"]);
  expect(addresses("jane doe@example.com")).toEqual([null]);
});

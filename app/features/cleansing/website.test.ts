import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import { readWebsite } from "./website.ts";

test.each([
  ["https://www.harbour.co.uk/about/?utm_source=x", "harbour.co.uk", false],
  ["HTTP://WWW.HARBOUR.CO.UK", "harbour.co.uk", false],
  ["http//www.harbour.co.uk", "harbour.co.uk", true],
  ["htp://harbour.co.uk", "harbour.co.uk", true],
  ["hhttp://harbour.co.uk", "harbour.co.uk", true],
  ["http:\\\\www.harbour.co.uk", "harbour.co.uk", false],
  ["www,harbour.co.uk", "harbour.co.uk", true],
  ["www harbour.co.uk", "harbour.co.uk", true],
  ["ww.harbour.co.uk", "harbour.co.uk", true],
  ["www.harbour.co.uk / www.harbour.com", "harbour.co.uk", true],
  ["www.harbour.co.uk www.harbour.com", "harbour.co.uk", true],
  ["http://harbour.co.uk:8080/x", "harbour.co.uk", false],
])("%s is %s", (text, domain, told) => {
  const found = readWebsite(text);
  expect(found).toMatchObject({ ok: true, domain });
  if (told) expect(found).toMatchObject({ doubtful: expect.any(String) });
});

test.each([
  "https://www.facebook.com/harbour",
  "gmail.com",
  "www.yahoo.co.uk",
  "localhost",
  "192.0.2.1",
  "co.uk",
  "none",
])("%s is no company's own website", (text) => {
  expect(readWebsite(text).ok).toBe(false);
});

test("an email in the website column is kept as an email, and its domain offered", () => {
  const record = cleanse(
    [
      { column: 0, field: "company_name", text: "Harbour Ltd" },
      { column: 1, field: "website", text: "jane@harbour.co.uk" },
    ],
    { country: "GB" },
  );
  expect(record).toMatchObject({ domain: null, emails: ["jane@harbour.co.uk"] });
  expect(record.problems).toMatchObject([
    { code: "columns-swapped", offer: { original: "jane@harbour.co.uk", suggestion: "harbour.co.uk" } },
  ]);
});

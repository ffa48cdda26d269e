import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";

const sentence = (content: string, encoding: BufferEncoding = "latin1") => {
  const read = readTable(Buffer.from(content, encoding));
  return read.ok ? "read as a table" : read.sentence;
};

test.each([
  ["7z\xBC\xAF\x27\x1C\0\x04", /7z/],
  ["Rar!\x1A\x07\x01\0", /RAR/],
  ["SQLite format 3\0\x10", /SQLite/],
  ["PAR1\x15\0\x15", /Parquet/],
  ["MZ\x90\0\x03\0", /program/],
  ["ID3\x03\0\0\0", /recording/],
  ["<table><tr><td>Company</td></tr></table>", /HTML/],
  ["<div>Company</div>", /HTML/],
  ["dn: cn=Ann Example,o=Alpha\ncn: Ann Example\n", /LDIF/],
  ["-- dump\nCREATE TABLE leads (id int);\nINSERT INTO leads VALUES (1);\n", /SQL/],
  ["From: ann@example.com\nTo: bob@example.com\nSubject: List\n\nHello\n", /email/],
  ["<leads><lead/></leads>", /XML/],
])("%j is refused with what to do instead", (content, kind) => {
  expect(sentence(content)).toMatch(kind);
  expect(sentence(content)).toMatch(/upload|Ask for/);
});

test("a name that begins like a signature is a name", () => {
  for (const name of ["MZ", "BM", "ID3", "PAR1"])
    expect(sentence(`${name} Ltd,Phone\nAlpha,020 7946 0001\n`)).toBe("read as a table");
});

test("more columns than any spreadsheet has end in a sentence", () => {
  expect(sentence(`${"a,".repeat(20_000)}b\n`)).toMatch(/more than 16,384 columns/);
});

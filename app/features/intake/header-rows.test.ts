import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";

function table(...lines: string[]) {
  const read = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!read.ok) throw new Error(read.sentence);
  return read.table;
}
const alpha = "Alpha Ltd,Leeds,Ann,Example,020 7946 0001,020 7946 0002";

test("a row of groups over the names belongs to the blank cells to its right", () => {
  const { headers, headerLine, records } = table(
    "Company,,Contact,,Phone,",
    "Name,Town,First,Last,Main,Mobile",
    alpha,
    alpha,
  );
  expect(headers).toEqual([
    "Company Name",
    "Company Town",
    "Contact First",
    "Contact Last",
    "Phone Main",
    "Phone Mobile",
  ]);
  expect(headerLine).toBe(2);
  expect(records.map(({ line, physicalLine }) => [line, physicalLine])).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test("rows that describe the columns are no leads", () => {
  for (const under of [
    ["Required,Optional,Optional"],
    ["company,phone,e-mail"],
    ["Required,Optional,Optional", "text,text,text"],
  ])
    expect(table("Company,Phone,Email", ...under, "Alpha,020 7946 0001,a@example.com")).toMatchObject({
      headers: ["Company", "Phone", "Email"],
      headerLine: 1 + under.length,
      records: [{ line: 1, physicalLine: 2 + under.length, cells: ["Alpha", "020 7946 0001", "a@example.com"] }],
    });
});

test("a title over the names is no group", () => {
  expect(table("Old leads", "Company,Phone,Email", "Alpha,020 7946 0001,a@example.com").headers).toEqual([
    "Company",
    "Phone",
    "Email",
  ]);
});

test("a column of names stays one column, whatever commas are in the names", () => {
  expect(table("Company name", "Alpha Ltd", "Beta, Gamma & Co", "Delta, Ltd", "Epsilon, Sons")).toMatchObject({
    headers: ["Company name"],
    headerLine: 1,
    records: [{}, { cells: ["Beta, Gamma & Co"] }, {}, {}],
  });
});

test("rare delimiters are found", () => {
  for (const sign of ["\u0001", "\u001F", "•", "§", "¦", "~", "^", "¬"])
    expect(table(`Company${sign}Phone`, `Alpha, Ltd${sign}020 7946 0001`)).toMatchObject({
      delimiter: sign,
      records: [{ cells: ["Alpha, Ltd", "020 7946 0001"] }],
    });
});

test("a stray zero byte does not make a text of wide characters", () => {
  expect(table("Company,Phone", "Al\0pha,1")).toMatchObject({ encoding: "utf-8", headers: ["Company", "Phone"] });
});

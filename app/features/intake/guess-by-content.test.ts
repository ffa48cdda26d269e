import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const columns = (...lines: string[]) => {
  const read = readTable(new TextEncoder().encode(lines.join("\n")), {
    headerLine: lines[0]?.startsWith("!") ? null : 1,
  });
  if (!read.ok) throw new Error(read.sentence);
  return recogniseColumns(read.table);
};

test.each([
  ["Phone", ["a@example.com", "b@example.com", "c@example.com", "d@example.com"], "email addresses"],
  ["Phone", ["2024-01-31", "2024-02-29", "2023-05-01", "2022-07-14"], "dates"],
  ["Company", ["020 7946 0271", "020 7946 0272", "020 7946 0273", "020 7946 0275"], "telephone numbers"],
  ["Email", ["Smith", "Jones", "Brown", "Green"], "words"],
])("a header “%s” over other cells asks", (header, cells, what) => {
  const [column] = columns(`${header},Town`, ...cells.map((cell) => `${cell},Leeds`));
  expect(column?.confidence).toBeLessThan(0.6);
  expect(column?.reason).toContain(`but the cells are ${what}.`);
});

test("cells without a name are known by what they hold", () => {
  const [, ...found] = columns(
    ...[
      ["Anna", "2079460271", "1012 AB", "Germany", "Sales Director", "Y"],
      ["Peter", "1632960112", "1013 CD", "France", "Managing Director", "N"],
      ["Xaver", "2079460113", "1011 EF", "Spain", "Office Manager", "Y"],
      ["Sarah", "1619460114", "1017 GH", "Italy", "Owner", "N"],
      ["Simon", "1419460015", "1018 JK", "Germany", "Head of IT", "Y"],
    ].map((cells, at) => ["!".repeat(at + 1), ...cells].join(",")),
  );
  expect(found.map(({ field }) => field)).toEqual([
    "contact_first_name",
    "phone_main",
    "postcode",
    "country",
    "job_title",
    "ignore",
  ]);
});

test("ids that count upwards are no telephone numbers", () => {
  const found = columns(...[1, 2, 3, 4, 5, 6].map((nth) => `!${nth},207946020${nth}`));
  expect(found.map(({ field }) => field)).not.toContain("phone_main");
});

const people = [
  ["Mitsue", "Tollner", "7 Eads St", "Chicago", "IL", "mitsue_tollner@mail.example"],
  ["Leota", "Dilliard", "7 W Jackson Blvd", "San Jose", "CA", "leota@mail.example"],
  ["Sage", "Wieser", "5 Boston Ave", "Sioux Falls", "SD", "swieser@cox.example"],
  ["Kris", "O’Marrier", "228 Runamuck Pl", "Baltimore", "MD", "kris.omarrier@mail.example"],
  ["Minna", "Amigon", "2371 Jerrold Ave", "Kulpsville", "PA", "minna_amigon@mail.example"],
];
const fieldsOf = (rows: string[][]) =>
  columns(...rows.map((cells, at) => ["!".repeat(at + 1), ...cells].join(","))).map(({ field }) => field);

test("names that no list of names knows are those that the mailboxes are written with, and a town stands before its state", () => {
  const where = ["address_line1", "city", "region", "email"];

  expect(fieldsOf(people)).toEqual(["ignore", "contact_first_name", "contact_last_name", ...where]);
  const turned = people.map(([first = "", last = "", ...rest]) => [last, first, ...rest]);
  expect(fieldsOf(turned)).toEqual(["ignore", "contact_last_name", "contact_first_name", ...where]);
});

test("two columns of words are no names where the mailboxes speak of others", () => {
  const others = people.map((cells, at) => [...cells.slice(0, -1), `office${at}@mail.example`]);

  expect(fieldsOf(others).slice(0, 3)).toEqual(["ignore", "ignore", "ignore"]);
});

import { expect, test } from "vitest";
import { expectInProportion } from "#tests/grows.ts";
import { cleanse } from "./cleanse.ts";
import { type FieldName, fieldNames } from "./fields.ts";

const cleansed = (field: FieldName, text: string) => cleanse([{ column: 0, field, text }], { country: "GB" });

test("a text in the column of a value is kept as a note, and no number is looked for in it", () => {
  const story = "They moved, ring 020 7946 0142 instead. ".repeat(30).trim();
  for (const field of ["company_name", "phone_main", "email", "website", "address_line1"] as const) {
    expect(cleansed(field, story)).toMatchObject({
      notes: story,
      phones: [],
      problems: expect.arrayContaining([expect.objectContaining({ code: "cell-too-long", field })]),
    });
  }
  expect(cleansed("notes", story)).toMatchObject({
    notes: story,
    problems: [expect.objectContaining({ code: "company-missing" })],
  });
});

test("a wish not to be called counts at whatever length it is written", () => {
  const talk = "we spoke about it ".repeat(80);
  expect(cleansed("do_not_call", talk).doNotCall).toBe(true);
  const pictures = cleansed("do_not_call", `x${"😀".repeat(600)}`);
  expect(JSON.stringify([pictures.steps, pictures.problems])).not.toMatch(/\\ud8/);
  expect(cleansed("email_opt_out", talk).doNotEmail).toBe(true);
  expect(cleansed("phone_main", `${talk}please do not call`).doNotCall).toBe(true);
});

const hostile = [
  "\n",
  " ",
  ".",
  "(",
  "a@",
  "a@b.co;",
  "+1 ",
  "020 7946 0142 ",
  "1-",
  "do not ",
  "**",
  "Ltd ",
  "2020-01-01 ",
];

test("no cell, however long, keeps the others waiting", { timeout: 60_000 }, () => {
  for (const part of hostile) {
    for (const field of fieldNames) {
      const filled = (length: number) => {
        const text = `x${part.repeat(length / part.length)}x`;
        return () => cleansed(field, text);
      };
      expectInProportion(100_000, filled, `${JSON.stringify(part)} as ${field}`);
    }
  }
});

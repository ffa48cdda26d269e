import { expect, test } from "vitest";
import { readTyped } from "./read-typed.ts";

test("what is typed is read as a cell of a file would be", () => {
  expect(readTyped("name", { name: "  BRIGHTWELL   FOODS " }, "GB")).toMatchObject({
    ok: true,
    facts: { name: "Brightwell Foods" },
  });
  expect(readTyped("web", { web: "https://www.Brightwell.example/contact" }, "GB")).toMatchObject({ ok: true });
  expect(readTyped("address", { line1: "14 Wharf Road", city: "London", postcode: "n17rw" }, "GB")).toMatchObject({
    ok: true,
    facts: { addressLine1: "14 Wharf Road", city: "London", postcode: "N1 7RW" },
  });
});

test("what cannot be used is refused with what to do", () => {
  expect(readTyped("name", { name: "n/a" }, "GB")).toMatchObject({ ok: false });
  expect(readTyped("name", { name: " " }, "GB")).toMatchObject({ ok: false });
  expect(readTyped("address", { region: "Yorkshire" }, "GB")).toEqual({
    ok: false,
    text: "Write a street, a town or a postcode.",
  });
  expect(readTyped("web", { web: "none" }, "GB")).toMatchObject({ ok: false });
  expect(readTyped("name", { name: "Brightwell Foods - DO NOT CALL" }, "GB")).toEqual({
    ok: false,
    text: "A wish not to be called is recorded under “Not to be called”, not here.",
  });
});

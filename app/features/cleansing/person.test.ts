import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";

const person = (text: string) => cleanse([{ column: 0, field: "contact_full_name", text }], { country: "GB" }).contact;

test.each([
  ["SMITH, JOHN", "John", "Smith"],
  ["SMITH, John", "John", "Smith"],
  ["VAN DER BERG, JAN", "Jan", "van der Berg"],
  ["Mr. J. R. Smith", "J. R.", "Smith"],
  ["JR SMITH", "JR", "Smith"],
  ["JO SMITH", "Jo", "Smith"],
  ["Mary Ann Smith", "Mary Ann", "Smith"],
  ["John W Smith", "John", "Smith"],
  ["Jean DUPONT", "Jean", "Dupont"],
  ["Nagy János", "Nagy", "János"],
])("%s is %s %s", (text, first, last) => {
  expect(person(text)).toMatchObject({ first, last });
});

test.each(["John & Jane Smith", "John Smith / Jane Doe", "Mr and Mrs Smith"])(
  "“%s” is several people: kept to be read, with nobody's first and last name",
  (text) => {
    expect(person(text)).toMatchObject({ full: text, first: null, last: null });
  },
);

test.each([
  ["The Manager", "Manager"],
  ["Accounts", "Accounts"],
  ["Office Manager", "Office Manager"],
  ["Head of Sales", "Head of Sales"],
])("“%s” is a post and names nobody", (text, jobTitle) => {
  expect(person(text)).toMatchObject({ full: null, first: null, last: null, jobTitle });
});

test("a title alone names nobody", () => {
  expect(person("Mrs")).toMatchObject({ full: null, salutation: "Mrs" });
  expect(person("M. Dupont")).toMatchObject({ full: "Dupont", salutation: "M" });
});

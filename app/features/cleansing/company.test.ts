import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";

const company = (text: string) => cleanse([{ column: 0, field: "company_name", text }], { country: "GB" });

test.each([
  ["HARBOUR DENTAL Ltd", "Harbour Dental Ltd"],
  ["MÜLLER GMBH & CO. KG", "Müller GmbH & Co. KG"],
  ["ROSSI S.P.A.", "Rossi S.p.A."],
  ["KOWALSKI SP. Z O.O.", "Kowalski Sp. z o.o."],
  ["NORDISK A/S", "Nordisk A/S"],
  ["JANSSEN B.V.", "Janssen B.V."],
  ["BELLE VUE SPA", "Belle Vue Spa"],
  ["MACDONALD & SONS", "MacDonald & Sons"],
  ["ST MARY'S HOSPITAL", "St Mary's Hospital"],
  ["HENRY VIII TAVERN", "Henry VIII Tavern"],
  ["L'ORÉAL UK LIMITED", "L'Oréal UK Limited"],
  ["HARBOUR LTD DBA WIDGETS", "Harbour Ltd t/a Widgets"],
  ["Harbour Ltd trading as Widgets", "Harbour Ltd t/a Widgets"],
])("%s is written %s", (text, name) => {
  expect(company(text).company).toBe(name);
});

test.each([
  "eBay",
  "McDonald's",
  "1. FC Köln",
  "Harbour (Leeds) Ltd",
  "Harbour - Leeds branch",
  "New Look",
  '"Pi" Ltd',
])("%s is left as its owner writes it", (text) => {
  expect(company(text)).toMatchObject({ company: text, steps: [] });
});

test.each([
  "Pi Ltd (duplicate)",
  "*** HOT LEAD *** Pi Ltd",
  "Pi Ltd *** HOT LEAD ***",
  "Pi Ltd (old)",
  "Pi Ltd [ID: 99]",
])("the remark in %s is taken out and stays readable in the step", (text) => {
  const record = company(text);
  expect(record.company).toBe("Pi Ltd");
  expect(record.steps).toMatchObject([{ rule: "company-note", original: text, value: "Pi Ltd" }]);
});

test.each(["Self employed", "Private", "N/A", "."])("“%s” names no company", (text) => {
  expect(company(text).company).toBeNull();
});

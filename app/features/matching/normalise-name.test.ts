import { expect, test } from "vitest";
import { normaliseName } from "./normalise-name.ts";

test.each([
  ["ALPHA PLUMBING LIMITED", "Alpha Plumbing Ltd"],
  ["Smith &amp; Daughters", "Smith and Daughters"],
  ["Müllenkranz GmbH", "Mullenkranz"],
  ["Café Tau", "CAFE TAU"],
  ["J. P. Roofing L.L.C.", "JP Roofing LLC"],
  ["St. Mary's Hospital", "Saint Marys Hospital"],
  ["The Harbour Theatre Co.", "Harbour Theater"],
  ["ООО «Ромашка»", "Общество с ограниченной ответственностью Ромашка"],
  ["ЗАО Ромашка", "Закрытое акционерное общество «Ромашка»"],
  ["ИП Иванов", "Иванов"],
  ["Индивидуальный предприниматель Иванов", "ИП Иванов"],
  ["OOO Romashka", "Romashka"],
  ["ТОВ «Калина»", "Калина"],
  ["Калина ЕООД", "Калина"],
  ["Kalina EOOD", "Kalina OOD"],
  ["Kalina d.o.o.", "Kalina D. O. O."],
  ["Калина д.о.о.", "Калина"],
  ["Kalina s.r.o.", "Kalina, spol. s r.o."],
  ["Kalina s.r.o.", "Kalina, společnost s ručením omezeným"],
  ["Kalina Sp. z o.o.", "Kalina"],
  ["Kalina sp. z o. o.", "KALINA SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"],
  ["Kalina Spółka z o.o.", "Kalina sp.zo.o."],
  ["Kalina sp.k.", "Kalina Spółka komandytowa"],
  ["Kalina Ltd. Şti.", "Kalina"],
  ["Kalina A.Ş.", "Kalina"],
  ["Κάλυμνος Α.Ε.", "Κάλυμνος"],
  ["Calina, Lda.", "Calina"],
  ["SARL Dupont", "Dupont"],
  ["Kalina Gesellschaft mit beschränkter Haftung", "Kalina GmbH"],
])("%s is %s", (one, other) => {
  expect(normaliseName(one).text).toBe(normaliseName(other).text);
});

test("a name made of fillers and forms keeps its words", () => {
  expect(normaliseName("The Limited Company").text).not.toBe("");
  expect(normaliseName("Co-op").text).toBe("co op");
});

test("a name in another script is kept", () => {
  expect(normaliseName("東京電力").text).not.toBe("");
});

test("words that every object of the language knows are words like any other", () => {
  for (const word of ["constructor", "valueOf", "__proto__"])
    expect(normaliseName(`Leeds ${word} Ltd`).text).toMatch(/^leeds [a-z]+$/);
});

test("what is a form in one language only before, or only after the name, stays a word elsewhere", () => {
  for (const name of ["AO World", "SAS Institute", "Pao Restaurant"]) {
    expect(normaliseName(`${name} Ltd`).text).toBe(name.toLowerCase());
  }
  expect(normaliseName("ООО").text).toBe("ооо");
});

test("the legal form is told apart from the name", () => {
  expect(normaliseName("ООО Ромашка")).toMatchObject({ text: "ромашка", legal: "ooo" });
  expect(normaliseName("АО Ромашка")).toMatchObject({ text: "ромашка", legal: "ao" });
  expect(normaliseName("Kalina sp. z o.o.")).toMatchObject({ text: "kalina", legal: "spzoo" });
  expect(normaliseName("Alpha LLP")).toMatchObject({ text: "alpha", legal: "llp" });
});

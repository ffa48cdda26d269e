import { expect, test } from "vitest";
import { type Standing, standingOf, usualStanding, wordKey } from "./status-words.ts";

const words: [string, Standing][] = [
  ["Quoted", "near-qualified"],
  ["Demo booked", "near-qualified"],
  ["SQL", "near-qualified"],
  ["Angebot versendet", "near-qualified"],
  ["Devis envoyé", "near-qualified"],
  ["Offerte verstuurd", "near-qualified"],
  ["Warm", "was-interested"],
  ["Too expensive", "was-interested"],
  ["Zu teuer", "was-interested"],
  ["Trop cher", "was-interested"],
  ["In contract until 2027", "contract-running"],
  ["Lost to competitor", "bought-elsewhere"],
  ["Konkurrenz", "bought-elsewhere"],
  ["Closed - Lost", "cold"],
  ["New", "cold"],
  ["Former customer", "cold"],
  ["Not interested", "refused"],
  ["Unqualified", "refused"],
  ["Disqualified", "refused"],
  ["Kein Interesse", "refused"],
  ["Pas intéressé", "refused"],
  ["Closed Won", "customer"],
  ["Customer", "customer"],
  ["Bestandskunde", "customer"],
  ["B2", "unknown"],
  ["", "unknown"],
];

test.each(words)("“%s” is read as %s", (word, standing) => {
  expect(usualStanding(word)).toBe(standing);
});

test("what a person said of a word is what it means", () => {
  expect(standingOf({ oldStatus: " b2 ", lostReason: null }, { b2: "near-qualified" })).toBe("near-qualified");
});

test("a refusal ends it, whatever was near before, and a lost reason brings nobody nearer", () => {
  expect(standingOf({ oldStatus: "Quoted", lostReason: "No need" }, {})).toBe("refused");
  expect(standingOf({ oldStatus: "Lost", lostReason: "Poor demo" }, {})).toBe("was-interested");
});

test("a word that is cut short ends with a whole character", () => {
  expect(wordKey(`x${"😀".repeat(80)}`)).toBe(`x${"😀".repeat(59)}`);
});

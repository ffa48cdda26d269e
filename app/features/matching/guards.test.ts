import { expect, test } from "vitest";
import { listOf } from "#tests/given-records.ts";
import { matchRecords } from "./match-records.ts";
import type { MatchRecord } from "./types.ts";

type Told = Partial<MatchRecord>;

/** What becomes of two records, and the guard that had the last word. */
function fate(one: Told, other: Told, ...others: Told[]): string {
  const records = listOf(one, other, ...others);
  const { merges, review, branches } = matchRecords(records);
  const isIt = ({ a, b }: { a: number; b: number }) => a === 1 && b === 2;
  const found = [...merges, ...review, ...branches].find(isIt);
  if (!found) return "apart";
  const how = merges.some(isIt)
    ? "merged"
    : branches.some(isIt)
      ? "branch"
      : found.probability >= 0.5
        ? "likely"
        : "asked";
  const guard = found.evidence.find(({ field }) => field === "guard")?.level;
  return guard ? `${how}, ${guard}` : how;
}

const door = { addressLine: "12 Quay Lane", postcode: "BS1 4AA" };
const phone = { phones: ["+441632960001"] };
const otherDoor = { addressLine: "70 Mill Road", postcode: "M1 1AE" };
const otherPhone = { phones: ["+441632960777"] };
const mail = { emails: ["desk@harbour.example"], domain: "harbour.example" };

test.each<[string, Told, Told, string]>([
  [
    "one name and one number",
    { company: "Harbour Foods", ...phone },
    { company: "HARBOUR FOODS LTD", ...phone },
    "merged",
  ],
  [
    "two trades of one family",
    { company: "Calder Plumbing", ...door, ...phone },
    { company: "Calder Roofing", ...door, ...phone },
    "asked, other-kind",
  ],
  [
    "two trades of one owner, of whom everything else is the same",
    { company: "Cornfield Glass Inc", contact: "Sean O'Hagan", ...door, ...phone, ...mail },
    { company: "Cornfield Vending Inc", contact: "Sean O'Hagan", ...door, ...phone, ...mail },
    "asked, other-kind",
  ],
  [
    "one name and one domain in one town, where a postcode is missing",
    { company: "Harbour Foods", city: "Leeds", domain: "harbour.example", postcode: "LS1 4AA" },
    { company: "Harbour Fods", city: "Leeds", domain: "harbour.example" },
    "likely",
  ],
  [
    "a hotel and its restaurant",
    { company: "Swan Hotel", ...door, ...phone },
    { company: "Larch Restaurant", ...door, ...phone },
    "asked, names-differ",
  ],
  [
    "a hotel's restaurant by its name",
    { company: "Swan Hotel", ...door, ...phone },
    { company: "Swan Hotel Restaurant", ...door, ...phone },
    "asked, part-of",
  ],
  [
    "a college and its department",
    { company: "Wexbeck College", ...door, ...phone },
    { company: "Wexbeck College Department of Catering", ...door, ...phone },
    "asked, part-of",
  ],
  [
    "a firm and its holding",
    { company: "Calder Foods Ltd", ...door, ...phone },
    { company: "Calder Foods Holdings Ltd", ...door, ...phone },
    "asked, part-of",
  ],
  [
    "a restaurant with and without the word",
    { company: "Chez Larch", ...door, ...phone },
    { company: "Chez Larch Restaurant", ...door, ...phone },
    "merged",
  ],
  [
    "a branch",
    { company: "Harbour Foods", ...door, ...phone, domain: "harbour.example" },
    { company: "Harbour Foods", ...otherDoor, ...otherPhone, domain: "harbour.example" },
    "branch, branch",
  ],
  [
    "a firm that moved and kept its mailbox and number",
    { company: "Harbour Foods", ...door, ...phone, ...mail },
    { company: "Harbour Foods", ...otherDoor, ...phone, ...mail },
    "merged",
  ],
  [
    "a number at two doors",
    { company: "Harbour Foods", ...door, ...phone },
    { company: "Harbour Foods", ...otherDoor, ...phone },
    "likely, two-addresses",
  ],
  [
    "a firm under a new name at its old mailbox",
    { company: "Harbour Foods", ...door, ...phone, ...mail },
    { company: "Thornley Catering", ...door, ...phone, ...mail },
    "likely, names-differ",
  ],
  [
    "co-tenants",
    { company: "Oak Dental", ...door, ...phone },
    { company: "Elm Roofing", ...door, ...otherPhone },
    "apart",
  ],
  [
    "a sole trader and his own name",
    { company: "Tom Mellor", contact: "Tom Mellor", ...phone },
    { contact: "Tom Mellor", ...phone },
    "merged",
  ],
  [
    "two entries in the register",
    { company: "Harbour Foods", ...phone, ...door, companyNumber: "0123" },
    { company: "Harbour Foods", ...phone, ...door, companyNumber: "0456" },
    "apart",
  ],
  [
    "one entry in the register",
    { company: "Harbour Foods", companyNumber: "Co. No. 00123" },
    { company: "Harbour Foods Ltd", companyNumber: "123" },
    "merged",
  ],
])("%s", (_, one, other, expected) => {
  expect(fate(one, other)).toBe(expected);
});

test("a central number at many doors tells nothing", () => {
  const shop = (house: number): Told => ({
    company: `Harbour Foods ${["Leeds", "York", "Hull", "Bath", "Ripon", "Truro"][house - 1]}`,
    addressLine: `${house * 31} Station Road ${house}`,
    postcode: ["LS1 1AA", "YO1 1AA", "HU1 1AA", "BA1 1AA", "HG4 1AA", "TR1 1AA"][house - 1],
    ...phone,
  });

  expect(fate(shop(1), shop(2), ...[3, 4, 5, 6].map(shop))).toBe("apart");
});

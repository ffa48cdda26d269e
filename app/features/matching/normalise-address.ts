import { wordsOf } from "./normalise-text.ts";

export type Street = {
  /** House number without its letter; "" where the line has none. */
  house: string;
  /** The first telling word of the street. */
  street: string;
  /** street, road, avenue …; "" where not said. */
  kind: string;
  direction: string;
  unit: string;
};

const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    st: "street",
    str: "street",
    strasse: "street",
    ave: "avenue",
    av: "avenue",
    blvd: "boulevard",
    blv: "boulevard",
    rd: "road",
    dr: "drive",
    ln: "lane",
    pl: "place",
    ct: "court",
    cl: "close",
    cres: "crescent",
    gdns: "gardens",
    sq: "square",
    ter: "terrace",
    terr: "terrace",
    pkwy: "parkway",
    pky: "parkway",
    hwy: "highway",
    ste: "suite",
    apt: "flat",
    apartment: "flat",
    bldg: "building",
    fl: "floor",
    n: "north",
    s: "south",
    e: "east",
    w: "west",
    so: "south",
    first: "1st",
    second: "2nd",
    third: "3rd",
    fourth: "4th",
    fifth: "5th",
    sixth: "6th",
    seventh: "7th",
    eighth: "8th",
    ninth: "9th",
    tenth: "10th",
  }),
);

const kinds = new Set(
  "street avenue boulevard road drive lane place court close crescent gardens square terrace parkway highway way hill row mews grove walk".split(
    " ",
  ),
);
const directions = new Set(["north", "south", "east", "west"]);
const unitWords = new Set(["unit", "suite", "flat", "floor", "room", "office", "no", "building", "shop", "level"]);

/** 22 → 22nd: numbered streets are written both ways. */
function ordinal(digits: string): string {
  const teen = /1[123]$/.test(digits);
  const ending = teen ? "th" : ({ "1": "st", "2": "nd", "3": "rd" }[digits.slice(-1)] ?? "th");
  return digits + ending;
}

/** A street line taken apart. Anything after the street (town, state) is left alone: it varies from list to list. */
export function normaliseAddress(line: string): Street {
  if (line === "") return nowhere;
  let words = wordsOf(line).map(writtenOut);
  if (words[1] === "floor" && /^(\d+(st|nd|rd|th)?|ground|lower|upper|top)$/.test(words[0] ?? ""))
    words = words.slice(2);
  let unit = "";
  for (let at = words.findIndex(isUnitWord); at >= 0; ) {
    const next = words[at + 1] ?? "";
    const numbered = /^\d+[a-z]?$|^[a-z]$/.test(next);
    if (!numbered && !/^(unit|suite|flat|floor|no)$/.test(words[at] ?? "")) break;
    unit ||= numbered ? next : "";
    words = [...words.slice(0, at), ...words.slice(at + (numbered ? 2 : 1))];
    at = words.findIndex(isUnitWord);
  }

  let house = "";
  const first = words.findIndex(isHouse);
  if (first >= 0 && first < 3) {
    house = (words[first] ?? "").replace(/[a-z]$/, "").replace(/^0+(?=\d)/, "");
    // "12-14 Mill Lane": the first number stands for the range.
    const range = words.length > first + 2 && /^\d+$/.test(words[first + 1] ?? "");
    // "Hauptstraße 5", "Hauptstraße 5, 10115 Berlin": on the Continent the street stands before its number.
    const behind = words[first + (/^\d{1,3}[a-z]?$/.test(words[first + 1] ?? "") ? 2 : 1)];
    const streetFirst = first > 0 && (behind === undefined || /^\d{4,}$/.test(behind));
    words = streetFirst ? words.slice(0, first).map(shortStreet) : words.slice(first + (range ? 2 : 1));
  }
  const street = words.find(isTelling) ?? words[0] ?? "";
  return {
    house,
    street: /^\d+$/.test(street) ? ordinal(street) : street,
    kind: words.find((word) => kinds.has(word)) ?? "",
    direction: words.slice(0, 2).find((word) => directions.has(word)) ?? "",
    unit,
  };
}

/** Hauptstr., Hauptstrasse and Hauptstraße are one street. */
const shortStreet = (word: string): string => word.replace(/(?<=[a-z]{3})strasse$/, "str");

const nowhere: Street = { house: "", street: "", kind: "", direction: "", unit: "" };

function writtenOut(word: string): string {
  return written.get(word) ?? word;
}

function isUnitWord(word: string): boolean {
  return unitWords.has(word);
}

function isTelling(word: string): boolean {
  return !directions.has(word) && !kinds.has(word);
}

const houseNumber = /^\d+[a-z]?$/;

/** Most words begin with a letter, and need no expression. */
function isHouse(word: string): boolean {
  return word.charCodeAt(0) <= 57 && houseNumber.test(word);
}

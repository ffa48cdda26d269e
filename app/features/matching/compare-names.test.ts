import { expect, test } from "vitest";
import { compareNames } from "./compare-names.ts";
import { isEverydayWord } from "./everyday-words.ts";
import { levelName } from "./fields.ts";
import { tableOfNames } from "./name-table.ts";
import { normaliseName } from "./normalise-name.ts";

test.each([
  ["Alpha Plumbing Ltd", "ALPHA PLUMBING LIMITED", "same"],
  ["Alpha Plumbing Ltd", "Alpha Plumbing LLP", "nearly-same"],
  ["Blue Bird Cafe", "Bluebird Cafe", "nearly-same"],
  ["Harbour Dental", "Harbor Dental", "nearly-same"],
  ["Alpha", "Alpha Northgate Roofing", "contained"],
  ["De Priest", "DePriest Oscar Stanton", "contained"],
  ["Alpha Plumbing", "Alpha Roofing", "loosely-alike"],
  ["Kyogle Public School", "Kyogle High School", "partly-alike"],
  ["Store 12 Leeds", "Store 14 Leeds", "partly-alike"],
  ["Pizza Palace II", "Pizza Palace III", "partly-alike"],
  ["Como East", "Como West", "partly-alike"],
  ["Harbour Hotel", "Chez Colette", "different"],
])("%s and %s are %s", (one, other, level) => {
  const weightOf = (word: string) => (isEverydayWord(word) ? 2 : 4.6);

  const table = tableOfNames([one, other].map(normaliseName), weightOf);
  expect(levelName("name", compareNames(table, 0, 1))).toBe(level);
});

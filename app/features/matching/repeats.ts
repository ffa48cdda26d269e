import type { Subject } from "./subject.ts";

/** More rows than this are taken together; and so many of them are heard, where a list is asked what is common in it. */
const MANY = 10;
/** More are not made one unasked: of each person the law asks by every number and name of the company, and a thousand of each take minutes. */
const TOGETHER = 100;

/**
 * One company may stand in a list a thousand times: each of its people, each of its orders. Of each row the first that says the same of
 * its company, a hundred at a time, itself but for the repeats; and whether it is heard.
 */
export type Repeats = {
  firstOf: Int32Array;
  heard: Uint8Array;
  groups: readonly (readonly number[])[];
  /** Of the first of each further hundred, the first of all. */
  firstOfAll: ReadonlyMap<number, number>;
};

/** Rows that give one name and say the same of the company itself: who is spoken to there, and on which number, may differ. */
export function findRepeats(subjects: readonly Subject[], named: (name: string) => number): Repeats {
  const alike = new Map<string, number[]>();
  subjects.forEach((subject, row) => {
    const company = named(subject.name.text) > MANY ? companyOf(subject) : null;
    if (company === null) return;
    const there = alike.get(company);
    if (there) there.push(row);
    else alike.set(company, [row]);
  });
  const groups = [...alike.values()].filter((rows) => rows.length > MANY);
  const firstOf = new Int32Array(subjects.length).map((_, row) => row);
  const heard = new Uint8Array(subjects.length).fill(1);
  const firstOfAll = new Map<number, number>();
  for (const rows of groups) {
    rows.forEach((row, at) => {
      firstOf[row] = rows[at - (at % TOGETHER)] as number;
      if (at > 0 && firstOf[row] === row) firstOfAll.set(row, rows[0] as number);
      if (at >= MANY) heard[row] = 0;
    });
  }
  return { firstOf, heard, groups, firstOfAll };
}

/**
 * Null where nothing but a name is told: a thousand may have it who have nothing else in common. Rows that tell neither a door nor a
 * person may be branches, each with its number.
 */
function companyOf({ name, person, domains, street, city, postcode, companyNumber, phones }: Subject): string | null {
  const door = street.house !== "" && street.street !== "";
  if (name.text === "" || !(door || domains.length > 0 || companyNumber !== "" || phones.length > 0)) return null;
  const numbers = door || (person.length > 0 && domains.length > 0) ? [] : phones;
  return JSON.stringify([name.text, domains, companyNumber, street.house, street.street, city, postcode, numbers]);
}

/**
 * Each with the first of its hundred, which is the lower row, and these with the first of all: among themselves they would take the square of
 * the time.
 */
export function pairRepeats(repeats: Repeats, pair: (first: number, row: number) => void): void {
  for (const [, ...others] of repeats.groups) for (const row of others) pair(metThrough(repeats, row), row);
}

/** Through which row the others of a list meet this one: itself, but for the repeats. */
export function metThrough({ firstOf, firstOfAll }: Repeats, row: number): number {
  return firstOfAll.get(row) ?? (firstOf[row] as number);
}

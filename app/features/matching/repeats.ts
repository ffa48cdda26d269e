import type { Subject } from "./subject.ts";

/** From so many rows on they are taken together; and so many are heard, where a list is asked what is common in it. */
const MANY = 10;

/**
 * One company may stand in a list a thousand times: each of its people, each of its orders. Of each row the first that says the same of
 * its company, itself but for the repeats; and whether it is heard.
 */
export type Repeats = { firstOf: Int32Array; heard: Uint8Array; groups: readonly (readonly number[])[] };

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
  for (const [first, ...others] of groups) {
    others.forEach((row, at) => {
      firstOf[row] = first as number;
      if (at >= MANY) heard[row] = 0;
    });
  }
  return { firstOf, heard, groups };
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

/** Each with the first, which is the lower row: among themselves they would take the square of the time. */
export function pairRepeats({ groups }: Repeats, pair: (first: number, row: number) => void): void {
  for (const [first, ...others] of groups) for (const row of others) pair(first as number, row);
}

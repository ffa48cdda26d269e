import { wordsOf } from "#app/features/matching/normalise-text.ts";

type Person = { id: string; fullName: string; leftAt: Date | null };
type Numbered = { contactId: string | null; e164: string; ext: string | null; deadAt: Date | null };

/** Two records that were merged may both name one person: they are shown once, with the numbers of both. */
export function onePersonEach<P extends Person>(people: readonly P[]): { person: P; ids: string[] }[] {
  const known = new Map<string, { person: P; ids: string[] }>();
  for (const person of people) {
    const name = wordsOf(person.fullName).join(" ");
    const before = known.get(name);
    if (!before) known.set(name, { person, ids: [person.id] });
    else {
      before.ids.push(person.id);
      // One record may know that they have left, from before the other came.
      if (before.person.leftAt === null && person.leftAt !== null) before.person = person;
    }
  }
  return [...known.values()];
}

/** Each number of these people once; struck out if any copy of it is. */
export function oneNumberEach<N extends Numbered>(numbers: readonly N[], ids: readonly string[] | null): N[] {
  const known = new Map<string, N>();
  for (const number of numbers) {
    if (ids === null ? number.contactId !== null : !ids.includes(number.contactId ?? "")) continue;
    const key = `${number.e164} ${number.ext ?? ""}`;
    const before = known.get(key);
    if (!before || (before.deadAt === null && number.deadAt !== null)) known.set(key, number);
  }
  return [...known.values()];
}

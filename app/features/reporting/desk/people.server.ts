import { and, asc, count, eq, isNull } from "drizzle-orm";
import { type Askable, askingOrder } from "#app/features/companies/asking-order.ts";
import type { NumberVerdict } from "#app/features/compliance/may-call.server.ts";
import type { DeskNumber, DeskPerson } from "#app/features/queue/desk-view.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, contacts, dispositions, outcomes, phoneNumbers } from "#db/schema.ts";
import { oneNumberEach, onePersonEach } from "../one-of-each.ts";
import type { HeldLead } from "./held-lead.server.ts";
import { numberWords } from "./number-words.ts";

const labels = { main: "Main number", direct: "Direct line", mobile: "Mobile", other: "Other number" } as const;

/** More than an agent reads before a call. */
const MOST_PEOPLE = 30;
const MOST_NUMBERS = 12;

/**
 * Whom we know there: who decides first, those who left last; then the company's own numbers. Of very many people, or numbers, those that may be called, and how
 * many others there are of the people.
 */
export async function deskPeople(
  db: Queryable,
  {
    held,
    verdicts,
    where,
  }: { held: HeldLead; verdicts: NumberVerdict[]; where: { now: Date; zone: string; place: string } },
): Promise<{ people: DeskPerson[]; more: number }> {
  const known = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, held.company.id), isNull(contacts.erasedAt)))
    .orderBy(asc(contacts.createdAt), asc(contacts.id));
  const numbers = await db
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, held.company.id), isNull(phoneNumbers.erasedAt)))
    .orderBy(asc(phoneNumbers.position), asc(phoneNumbers.id));

  const tries = await triesOf(db, held);
  const judged = new Map(verdicts.map((verdict) => [verdict.phoneNumberId, verdict]));

  const numbersOf = (ids: string[] | null): DeskNumber[] =>
    oneNumberEach(numbers, ids).flatMap((number) => {
      const verdict = judged.get(number.id);
      if (!verdict) return [];
      const shown = shownNumber(number.e164, held.client.country, number.ext);
      return [{ id: number.id, shown, ...numberWords(verdict, where), tries: tries.get(number.numberHash) ?? 0 }];
    });
  const people = onePersonEach(known)
    .map(({ person, ids }) => ({
      id: person.id,
      name: person.fullName,
      role: person.jobTitle,
      tag: person.leftAt ? "Left" : person.decides ? "Decides" : null,
      gone: person.leftAt !== null,
      numbers: numbersOf(ids),
    }))
    .sort((a, b) => askingOrder(askable(a), askable(b)));
  const own = likeliest(numbersOf(null), held.call?.phoneNumberId);
  const label = numbers.find(({ contactId }) => contactId === null)?.label ?? "main";
  const name = own.length > 1 ? "The company’s numbers" : labels[label];
  const shown = mostOf(people, held.call?.phoneNumberId);
  const board = own.length > 0 ? [{ id: null, name, role: null, tag: null, gone: false, numbers: own }] : [];
  return { people: [...shown, ...board], more: people.length - shown.length };
}

/** Of a company's own numbers, in the order they stand in: the one on the line, then those that may be rung and were tried least. */
function likeliest(own: DeskNumber[], onLine: string | undefined): DeskNumber[] {
  const rank = ({ id, verdict, tries }: DeskNumber) =>
    id === onLine ? -1 : verdict === "allow" ? tries : Number.POSITIVE_INFINITY;
  const shown = new Set(
    own.toSorted((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b)))).slice(0, MOST_NUMBERS),
  );
  return own.filter((number) => shown.has(number));
}

/** In the order they stand in: whoever is on the line, then those who may be called, then the others. */
function mostOf(people: DeskPerson[], onLine: string | undefined): DeskPerson[] {
  if (people.length <= MOST_PEOPLE) return people;
  const rank = ({ numbers }: DeskPerson) =>
    numbers.some(({ id }) => id === onLine) ? 0 : numbers.some(({ verdict }) => verdict === "allow") ? 1 : 2;
  const shown = new Set(people.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_PEOPLE));
  return people.filter((person) => shown.has(person));
}

/** By a number's hash: calls of this round after which the campaign's plan tries another number. */
async function triesOf(db: Queryable, { lead }: HeldLead): Promise<Map<string, number>> {
  const made = await db
    .select({ hash: attempts.numberHash, tries: count() })
    .from(attempts)
    .innerJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .innerJoin(dispositions, and(eq(dispositions.id, outcomes.dispositionId), eq(dispositions.otherNumber, true)))
    .where(and(eq(attempts.leadId, lead.id), eq(attempts.round, lead.round)))
    .groupBy(attempts.numberHash);
  return new Map(made.map(({ hash, tries }) => [hash, tries]));
}

const askable = ({ gone, tag, numbers }: DeskPerson): Askable => ({
  gone,
  decides: tag === "Decides",
  hasNumber: numbers.length > 0,
});

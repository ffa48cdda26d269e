import { and, asc, count, eq, isNull } from "drizzle-orm";
import { type Askable, askingOrder } from "#app/features/companies/asking-order.ts";
import type { NumberVerdict } from "#app/features/compliance/may-call.server.ts";
import type { DeskNumber, DeskPerson } from "#app/features/queue/desk-view.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, contacts, dispositions, outcomes, phoneNumbers } from "#db/schema.ts";
import { oneNumberEach, onePersonEach } from "../one-of-each.ts";
import type { HeldLead } from "./held-lead.server.ts";
import { numberWords } from "./number-words.ts";
import { shownNumber } from "./shown-number.ts";

const labels = { main: "Main number", direct: "Direct line", mobile: "Mobile", other: "Other number" } as const;

/** Whom we know there: who decides first, those who left last; then the company's own numbers. */
export async function deskPeople(
  db: Queryable,
  {
    held,
    verdicts,
    where,
  }: { held: HeldLead; verdicts: NumberVerdict[]; where: { now: Date; zone: string; place: string } },
): Promise<DeskPerson[]> {
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

  const numbersOf = (ids: string[] | null): DeskNumber[] =>
    oneNumberEach(numbers, ids).flatMap((number) => {
      const verdict = verdicts.find(({ phoneNumberId }) => phoneNumberId === number.id);
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
  const own = numbersOf(null);
  const label = numbers.find(({ contactId }) => contactId === null)?.label ?? "main";
  const name = own.length > 1 ? "The company’s numbers" : labels[label];
  return own.length > 0 ? [...people, { id: null, name, role: null, tag: null, gone: false, numbers: own }] : people;
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

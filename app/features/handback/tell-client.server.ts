import { and, asc, eq, isNull } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { queueMessage } from "#app/features/mail/queue-message.server.ts";
import { house } from "#app/house.server.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, users } from "#db/schema.ts";
import { type Letter, type LetterFacts, letterOf } from "./letters.ts";
import type { LockedHandback } from "./lock-handback.server.ts";

type Telling = { letter: Letter; locked: LockedHandback; acceptBy: Date; summary: string | null; now: Date };

/**
 * One letter to each of the client's people who can sign in; the same letter about the same hand-back never twice.
 * Says whether anybody was told anything new.
 */
export async function tellClient(tx: Tx, { letter, locked, acceptBy, summary, now }: Telling): Promise<boolean> {
  let told = false;
  const { handback, place, companyId } = locked;
  const [kept] = await tx.select().from(companies).where(eq(companies.id, companyId));
  const company = kept ? await wholeCompany(tx, kept) : null;
  for (const person of await peopleOf(tx, handback.clientId)) {
    const facts: LetterFacts = {
      name: person.name,
      company: company?.name ?? "A company",
      summary,
      acceptBy,
      zone: place.timeZone,
      link: `${house().publicUrl}/portal/leads/${handback.id}`,
    };
    const queued = await queueMessage(tx, {
      clientId: handback.clientId,
      toAddress: person.email,
      ...letterOf(letter, facts),
      onceKey: `handback:${handback.id}:${letter}:${person.id}`,
      now,
    });
    if (!queued.ok) throw new Error(`A letter to user ${person.id} could not be written: ${queued.reason}`);
    if (queued.messageId) told = true;
  }
  return told;
}

export async function peopleOf(tx: Tx, clientId: string): Promise<{ id: string; name: string; email: string }[]> {
  return tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.clientId, clientId), eq(users.role, "client"), isNull(users.disabledAt)))
    .orderBy(asc(users.id));
}

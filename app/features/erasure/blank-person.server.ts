import { inArray, sql } from "drizzle-orm";
import { forgetKeys } from "#app/features/matching/forget-keys.server.ts";
import { erased } from "#app/kit/erased.ts";
import type { Tx } from "#db/client.server.ts";
import { attempts, contacts, emailAddresses, outcomes, phoneNumbers } from "#db/schema.ts";
import type { Traits } from "./blot.ts";
import { type Concerned, uuids } from "./concerned.server.ts";
import { type Contact, reachedOn } from "./whom.server.ts";

type Blanking = {
  people: readonly Contact[];
  /** Companies that are one of them. */
  companyIds: readonly string[];
  about: Concerned;
  traits: Traits;
  now: Date;
};

/**
 * What was noted on calls to them goes whole: it tells of what they said. Nobody knows of a word written elsewhere whom it is about but by
 * their name.
 */
export async function blankCallNotes(tx: Tx, contactIds: readonly string[]): Promise<number> {
  const ids = uuids(contactIds);
  const gone = await tx.execute(sql`
    update notes n set text = ${erased} from attempts a
    where n.lead_id = a.lead_id and n.hold_token = a.hold_token and n.text <> ''
      and (a.contact_id = ${ids} or a.phone_number_id in (select id from phone_numbers where contact_id = ${ids})
        or exists (select from outcomes o where o.attempt_id = a.id and o.contact_id = ${ids}))`);
  return gone.rowCount ?? 0;
}

/** Nothing more of them is found by their numbers and addresses; a number that was rung stays as its hash, since calls to it still count. */
export async function blankPeople(tx: Tx, { people, companyIds: firms, about, traits, now }: Blanking): Promise<void> {
  const ids = people.map(({ id }) => id);
  const { numbers, addresses } = await reachedOn(tx, ids, firms);
  const numberIds = numbers.map(({ id }) => id);
  const mailboxIds = addresses.map(({ id }) => id);
  if (mailboxIds.length > 0) await tx.delete(emailAddresses).where(inArray(emailAddresses.id, mailboxIds));
  const rung = new Set([
    ...(await idsOf(tx, attempts.phoneNumberId, numberIds)),
    ...(await idsOf(tx, outcomes.phoneNumberId, numberIds)),
  ]);
  const never = numberIds.filter((id) => !rung.has(id));
  if (never.length > 0) await tx.delete(phoneNumbers).where(inArray(phoneNumbers.id, never));
  const kept = [...rung];
  if (kept.length > 0) {
    await tx
      .update(phoneNumbers)
      .set({
        e164: "",
        raw: "",
        ext: null,
        deadAt: sql`coalesce(${phoneNumbers.deadAt}, ${now.toISOString()}::timestamptz)`,
        erasedAt: now,
      })
      .where(inArray(phoneNumbers.id, kept));
  }
  // What a newer file said of them is put back by nobody.
  await tx.execute(sql`
    update import_changes set was = null, becomes = null, kept = true
    where added_id = ${uuids([...ids, ...numberIds, ...mailboxIds])}`);
  await tx
    .update(contacts)
    .set({
      ...{ fullName: "", firstName: null, lastName: null, jobTitle: null, decides: false, erasedAt: now },
      leftAt: sql`coalesce(${contacts.leftAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(inArray(contacts.id, ids));
  for (const clientId of about.clientIds) {
    const { companyIds } = about;
    await forgetKeys(tx, { clientId, companyIds, phones: traits.numbers, emails: traits.emails });
  }
}

type Naming = typeof attempts.phoneNumberId | typeof outcomes.phoneNumberId;

async function idsOf(tx: Tx, column: Naming, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .selectDistinct({ id: column })
    .from(column.table as typeof attempts)
    .where(inArray(column, [...ids]));
  return found.flatMap(({ id }) => id ?? []);
}

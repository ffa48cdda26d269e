import { and, eq, gte, isNull, max, sql } from "drizzle-orm";
import { z } from "zod";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { consents, suppressions, users } from "#db/schema.ts";
import { campaignSectors, type SuppressionKind, suppressionKinds } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { suppress } from "./suppress.server.ts";
import { takeBackMinutes, takeBackSince } from "./take-back.ts";
import { tellDesks } from "./tell-desks.server.ts";
import { type CompanyTraits, companyKeys, type PersonTraits, personKeys } from "./wish-keys.ts";

type By = { by: string; now: Date };

const named = "Write whom: a number as in +442079460123, an email address or a domain.";

/** Whom somebody asks not to be called. People and companies are named by their id, everything else as it is written. */
export const WishForm = z
  .object({
    kind: z.enum(suppressionKinds),
    value: z.string({ error: named }).trim().toLowerCase().min(1, named).max(320, named),
    clientId: z.uuid().optional(),
  })
  .refine(({ kind, value }) => shapes[kind].test(value), { error: named, path: ["value"] });

const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const shapes: Record<SuppressionKind, RegExp> = {
  number: /^\+[1-9]\d{6,14}$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  domain: /^[^\s@/]+\.[^\s@/]+$/,
  company: anId,
  person: anId,
};

/** Whoever is named here is called no more from this moment on, for one client or for the whole agency. Saying it twice changes nothing. */
export async function suppressByHand(
  db: Db,
  {
    kind,
    value,
    clientId = null,
    by,
    now,
  }: {
    kind: z.output<typeof WishForm>["kind"];
    value: string;
    clientId?: string | null | undefined;
    by: string | null;
    now: Date;
  },
): Promise<void> {
  await db.transaction(async (tx) => {
    const valueHashes = new Set((await namesOf(tx, kind, value)).map((name) => hashOf(kind, name)));
    const entries = [...valueHashes].map((valueHash) => ({ clientId, kind, valueHash }));
    const added = await suppress(tx, { entries, source: "person", by, now });
    for (const id of added.slice(0, 1)) {
      const data = { suppressionId: id, kind, agencyWide: clientId === null };
      await record(tx, { type: "suppression.added", data, clientId, by, at: now });
    }
  });
}

/** By what a value is met again. A person or a company is given by its id, and is also known by its name with what it is reached on, once that id has gone. */
export async function namesOf(tx: Queryable, kind: SuppressionKind, value: string): Promise<string[]> {
  if (kind === "company") return (await namesOfCompanies(tx, [value])).get(value) ?? [value];
  if (kind === "person") {
    const traits = await traitsOfPerson(tx, value);
    return traits ? [value, ...personKeys(traits)] : [value];
  }
  return [value];
}

/** By what each of these companies is met again, its id among it. */
export async function namesOfCompanies(tx: Queryable, companyIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await tx.execute<CompanyTraits & { id: string }>(sql`
    select one.id, (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'postcode', postcode, 'domain', domain)), '[]')
        from companies where companies.id = one.id or merged_into_id = one.id) as names,
      array(select e164 from phone_numbers where company_id = one.id or origin_company_id = one.id) as numbers,
      array(select address from email_addresses where company_id = one.id or origin_company_id = one.id) as emails
    from unnest(${sql.param(companyIds)}::uuid[]) one (id)`);
  return new Map(rows.map(({ id, ...traits }) => [id, [id, ...companyKeys(traits)]]));
}

async function traitsOfPerson(tx: Queryable, contactId: string): Promise<PersonTraits | undefined> {
  const { rows } = await tx.execute<PersonTraits>(sql`
    select p.full_name as name, array[p.company_id] as "companyIds",
      array(select name from companies where id = p.company_id or merged_into_id = p.company_id) as "companyNames",
      array(select e164 from phone_numbers where company_id = p.company_id
        and (contact_id = p.id or contact_id is null)) as numbers,
      array(select address from email_addresses where contact_id = p.id) as emails
    from contacts p where p.id = ${contactId}`);
  return rows[0];
}

/** Takes a suppression back. What a list says is taken back with the list, or a newer copy would contradict its own file. */
export async function liftSuppression(
  db: Db,
  { suppressionId, by, now }: { suppressionId: string } & By,
): Promise<{ ok: true } | { ok: false; reason: "not-standing" }> {
  return db.transaction(async (tx) => {
    const [lifted] = await tx
      .update(suppressions)
      .set({ liftedAt: now })
      .where(and(eq(suppressions.id, suppressionId), isNull(suppressions.liftedAt), isNull(suppressions.listId)))
      .returning();
    if (!lifted) return { ok: false, reason: "not-standing" } as const;
    const { kind, clientId } = lifted;
    const data = { suppressionId, kind, agencyWide: clientId === null };
    await record(tx, { type: "suppression.lifted", data, clientId, by, at: now });
    await tellDesks(tx, { only: clientId });
    return { ok: true } as const;
  });
}

/** Until when a word of some agent's may still be taken back, whatever it is; null: all of them stay said. What a manager says is no slip. */
export async function takenBackUntil(tx: Queryable, now: Date): Promise<Date | null> {
  const [last] = await tx
    .select({ at: max(suppressions.at) })
    .from(suppressions)
    .innerJoin(users, eq(users.id, suppressions.by))
    .where(
      and(
        ...[eq(suppressions.source, "person"), eq(users.role, "agent"), isNull(suppressions.listId)],
        ...[isNull(suppressions.liftedAt), gte(suppressions.at, takeBackSince(now))],
      ),
    );
  return last?.at ? new Date(last.at.getTime() + takeBackMinutes * 60_000) : null;
}

export const ConsentForm = z.object({
  number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  clientId: z.uuid({ error: "Choose the client they said it to." }),
  sector: z.enum(campaignSectors).default("general"),
  evidence: z
    .string({ error: "Write down how we know: who said it, when, and where it is kept." })
    .trim()
    .min(10, "Write down how we know: who said it, when, and where it is kept.")
    .max(1_000),
});

/** This subscriber told this client that they do not object to its calls, or agreed to some that need it; one says nothing of the other. */
export async function recordConsent(
  db: Db,
  { number, clientId, sector, evidence, by, now }: z.output<typeof ConsentForm> & By,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [added] = await tx
      .insert(consents)
      .values({ clientId, numberHash: hashOf("number", number), sector, evidence, by, at: now })
      .onConflictDoNothing()
      .returning({ id: consents.id });
    if (!added) return;
    await record(tx, { type: "consent.recorded", data: { consentId: added.id }, clientId, by, at: now });
    await tellDesks(tx, { only: clientId });
  });
}

/** They may take it back at any time, and it counts from the next decision on. */
export async function withdrawConsent(db: Db, { consentId, by, now }: { consentId: string } & By): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .update(consents)
      .set({ withdrawnBy: by, withdrawnAt: now })
      .where(and(eq(consents.id, consentId), isNull(consents.withdrawnAt)))
      .returning();
    if (!taken) return false;
    const { clientId } = taken;
    await record(tx, { type: "consent.withdrawn", data: { consentId }, clientId, by, at: now });
    await tellDesks(tx, { only: clientId });
    return true;
  });
}

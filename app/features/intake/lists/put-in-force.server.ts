import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { endLists } from "#app/features/compliance/lists.server.ts";
import { type NewSuppression, suppress } from "#app/features/compliance/suppress.server.ts";
import { companyKey } from "#app/features/compliance/wish-keys.ts";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { suppressionCompanies, suppressionLists } from "#db/schema.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import { readSettings } from "../settings.ts";
import { queueCheck } from "./check-lists.server.ts";
import { type Held, isEmpty, listKeysOf, matchRecordOfHeld } from "./list-holds.ts";
import { readList } from "./read-list.server.ts";

export type Holds = Record<"rows" | "numbers" | "emails" | "domains" | "companies", number>;
export type PutInForce =
  | {
      ok: true;
      lifted: number;
      /** It was in force already. */
      again: boolean;
    }
  | { ok: false; reason: "no-such-list" | "ended" | "holds-nothing" | "read-otherwise" }
  | { ok: false; reason: "not-a-list"; sentence: string };

/**
 * Puts a list in force: from this instant nobody is called for its client who stands on it by a number, an address, a domain or a name at a
 * postcode. Its file goes, and what is kept are hashes and the names of companies. A job of the same transaction compares the open leads
 * with it, also by names that are only alike.
 */
export async function putInForce(
  db: Db,
  { listId, by, now }: { listId: string; by: string; now: Date },
): Promise<PutInForce> {
  const [seen] = await db.select().from(suppressionLists).where(eq(suppressionLists.id, listId));
  if (!seen) return { ok: false, reason: "no-such-list" };
  if (seen.status !== "ready") return settled(seen.status);
  if (!seen.content) throw new Error("A list that waits has its file.");
  const { clientId, kind } = seen;
  const settings = readSettings(seen.settings);
  const read = await readList(seen.content, { settings, kind, agencyWide: clientId === null });
  if (!read.ok) return { ok: false, reason: "not-a-list", sentence: read.sentence };
  const { held } = read.list;
  if (held.every(isEmpty)) return { ok: false, reason: "holds-nothing" };

  return db.transaction(async (tx) => {
    await lockLists(tx, clientId);
    const [still] = await tx
      .select({ status: suppressionLists.status, settings: suppressionLists.settings })
      .from(suppressionLists)
      .where(eq(suppressionLists.id, listId))
      .for("update");
    if (!still) return { ok: false, reason: "no-such-list" } as const;
    if (still.status !== "ready") return settled(still.status);
    // Somebody corrected a column while we read: what they now see is not what we hold.
    if (!isDeepStrictEqual(still.settings, seen.settings)) return { ok: false, reason: "read-otherwise" } as const;
    const before = seen.replaces ? await inForceBefore(tx, { clientId, kind, listId }) : [];
    const holds = await write(tx, { listId, clientId, held, by, now });
    const lifted = await endLists(tx, { listIds: before, as: "replaced", by, now });
    await tx
      .update(suppressionLists)
      .set({ ...holds, status: "active", content: null, lifted, usedAt: now })
      .where(eq(suppressionLists.id, listId));
    await record(tx, { type: "list.used", data: { listId, kind, ...holds, lifted }, clientId, by, at: now });
    await queueCheck(tx, clientId);
    return { ok: true, lifted, again: false } as const;
  });
}

const settled = (status: "active" | "replaced" | "taken-back" | "ready"): PutInForce =>
  status === "active" ? { ok: true, lifted: 0, again: true } : { ok: false, reason: "ended" };

/** Two lists of one client that replace the same third take turns. */
export async function lockLists(tx: Tx, clientId: string | null): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`lists:${clientId ?? "agency"}`}))`);
}

async function inForceBefore(
  tx: Tx,
  { clientId, kind, listId }: { clientId: string | null; kind: SuppressionListKind; listId: string },
): Promise<string[]> {
  const found = await tx
    .select({ id: suppressionLists.id })
    .from(suppressionLists)
    .where(
      and(
        clientId === null ? isNull(suppressionLists.clientId) : eq(suppressionLists.clientId, clientId),
        eq(suppressionLists.kind, kind),
        eq(suppressionLists.status, "active"),
        ne(suppressionLists.id, listId),
      ),
    );
  return found.map(({ id }) => id);
}

type Writing = { listId: string; clientId: string | null; held: readonly Held[]; by: string; now: Date };

async function write(tx: Tx, { listId, clientId, held, by, now }: Writing): Promise<Holds> {
  const all = (of: "numbers" | "emails" | "domains") => [...new Set(held.flatMap((row) => row[of]))];
  const values = { number: all("numbers"), email: all("emails"), domain: all("domains") };
  const entries: NewSuppression[] = (Object.keys(values) as (keyof typeof values)[]).flatMap((kind) =>
    values[kind].map((value) => ({ clientId, kind, valueHash: hashOf(kind, value), listId })),
  );
  const companies = clientId === null ? [] : held.flatMap(({ company }) => company ?? []);
  // One name at one postcode counts at once, as a number does; who is written otherwise is met by the job.
  const places = companies.flatMap(({ name, postcode }) => (postcode ? [companyKey(name, postcode)] : []));
  const named = [...new Set(places)].map((place) => hashOf("company", place));
  entries.push(...named.map((valueHash) => ({ clientId, kind: "company" as const, valueHash, listId })));
  await suppress(tx, { entries, source: "list", by, now });
  await insertRows(
    tx,
    suppressionCompanies,
    companies.map((company, at) => ({
      clientId: clientId as string,
      listId,
      ...company,
      keys: listKeysOf(matchRecordOfHeld(at, company)),
    })),
  );
  const { number, email, domain } = values;
  return {
    rows: held.length,
    numbers: number.length,
    emails: email.length,
    domains: domain.length,
    companies: companies.length,
  };
}

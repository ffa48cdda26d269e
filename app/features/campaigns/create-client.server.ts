import { eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { clients } from "#db/schema.ts";

export type NewClient = { name: string; legalName: string; country: string; timeZone: string; currency: string };

export async function createClient(
  db: Queryable,
  { by, now, ...client }: NewClient & { by: string | null; now: Date },
): Promise<{ ok: true; clientId: string } | { ok: false; reason: "name-taken" }> {
  return db.transaction(async (tx) => {
    // Two managers adding the same client at once take turns here; the second is told.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`client:${client.name.toLowerCase()}`}))`);
    const [taken] = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(eq(sql`lower(${clients.name})`, client.name.toLowerCase()));
    if (taken) return { ok: false, reason: "name-taken" } as const;

    const [made] = await tx
      .insert(clients)
      .values({ ...client, createdAt: now })
      .returning({ id: clients.id });
    if (!made) throw new Error("The client was not stored.");
    await record(tx, { type: "client.created", data: {}, clientId: made.id, by, at: now });
    return { ok: true, clientId: made.id } as const;
  });
}

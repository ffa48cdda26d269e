import { lockSpokenOf } from "#app/features/queue/unsaid-call.server.ts";
import type { Db } from "#db/client.server.ts";
import { notes } from "#db/schema.ts";

/** Keeps the note of this hold as it is typed; the last words count. */
export async function keepNote(
  db: Db,
  { leadId, token, text, by, now }: { leadId: string; token: string; text: string; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "hold-lost" }> {
  return db.transaction(async (tx) => {
    const lead = await lockSpokenOf(tx, { leadId, token, by, now });
    if (!lead) return { ok: false, reason: "hold-lost" } as const;
    await tx
      .insert(notes)
      .values({ clientId: lead.clientId, leadId, holdToken: token, text, by, at: now })
      .onConflictDoUpdate({ target: [notes.leadId, notes.holdToken], set: { text, at: now } });
    return { ok: true } as const;
  });
}

import { type ForWords, lockForWords } from "#app/features/queue/unsaid-call.server.ts";
import type { Db } from "#db/client.server.ts";
import { notes } from "#db/schema.ts";

/** Keeps the note of this hold as it is typed; the last words count. */
export async function keepNote(
  db: Db,
  { leadId, token, text, by, now }: { leadId: string; token: string; text: string; by: string; now: Date },
): Promise<{ ok: true } | Extract<ForWords, { ok: false }>> {
  return db.transaction(async (tx) => {
    const locked = await lockForWords(tx, { leadId, token, by, now });
    if (!locked.ok) return locked;
    const { lead } = locked;
    await tx
      .insert(notes)
      .values({ clientId: lead.clientId, leadId, holdToken: token, text, by, at: now })
      .onConflictDoUpdate({ target: [notes.leadId, notes.holdToken], set: { text, at: now } });
    return { ok: true } as const;
  });
}

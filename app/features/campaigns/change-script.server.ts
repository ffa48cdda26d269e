import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { scriptLines } from "#db/schema.ts";
import type { ScriptFields } from "./campaign-form.ts";
import { lockOpenCampaign } from "./open-campaign.server.ts";

/** What is said now, in its order. */
export async function scriptOf(db: Queryable, campaignId: string): Promise<(typeof scriptLines.$inferSelect)[]> {
  return db
    .select()
    .from(scriptLines)
    .where(and(eq(scriptLines.campaignId, campaignId), isNull(scriptLines.until)))
    .orderBy(asc(scriptLines.position));
}

/** Stands in the form, so that what a colleague has changed meanwhile is not overwritten unseen. */
export const scriptSeen = (lines: readonly { id: string }[]): string => lines.map(({ id }) => id).join(",");

export type ScriptChanged = { ok: true } | { ok: false; reason: "no-such-campaign" | "ended" | "changed-meanwhile" };

type Changing = { campaignId: string; script: ScriptFields; by: string; now: Date };

/**
 * Changes what is said. A line that was reworded, moved or taken away ends and another begins: a lead that is on a desk keeps the
 * words it came with, and the ledger names the lines before and after.
 */
export async function changeScript(db: Db, { campaignId, script, by, now }: Changing): Promise<ScriptChanged> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "no key update" });
    if (!found.ok) return found;
    const { clientId } = found.campaign;
    const before = await scriptOf(tx, campaignId);
    if (scriptSeen(before) !== (script.seen ?? "")) return { ok: false, reason: "changed-meanwhile" } as const;

    const wanted = script.lines.map(({ id, ...line }, at) => {
      const was = before.find((one) => one.id === id);
      const position = at + 1;
      const stays = was?.tab === line.tab && was.text === line.text && was.position === position;
      return { ...line, position, forReason: was?.forReason ?? null, keeps: stays ? was.id : null };
    });
    const kept = wanted.flatMap(({ keeps }) => keeps ?? []);
    const ended = before.filter(({ id }) => !kept.includes(id)).map(({ id }) => id);
    const begun = wanted.filter(({ keeps }) => keeps === null);
    if (ended.length === 0 && begun.length === 0) return { ok: true } as const;
    if (ended.length > 0) await tx.update(scriptLines).set({ until: now }).where(inArray(scriptLines.id, ended));
    const made =
      begun.length === 0
        ? []
        : await tx
            .insert(scriptLines)
            .values(begun.map(({ keeps: _, ...line }) => ({ ...line, clientId, campaignId, since: now })))
            .returning({ id: scriptLines.id });
    const data = { before: ended, after: made.map(({ id }) => id) };
    await record(tx, { type: "campaign.script-changed", data, clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}

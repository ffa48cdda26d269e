import { and, desc, eq, isNull, ne, or } from "drizzle-orm";
import { callsOf, leadFamily, notesOf } from "#app/features/companies/lead-family.server.ts";
import type { DeskLead } from "#app/features/queue/desk-view.ts";
import { date } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, dispositions, notes, outcomes } from "#db/schema.ts";
import { isFromFile } from "../from-file.server.ts";
import { callWords } from "./call-words.ts";

type Asked = { leadId: string; token: string; zone: string; client: string };
const MOST = 30;

export type PastCall = { at: Date; what: string; reached: boolean };

/**
 * What was said before this hold, newest first: our calls with their notes, and what the client's own file says. Also what was said to
 * the leads that went into this one.
 */
export async function saidBefore(
  db: Queryable,
  { leadId, token, zone, client }: Asked,
): Promise<{ said: DeskLead["said"]; calls: PastCall[] }> {
  const family = await leadFamily(db, leadId);
  const made = await db
    .select({ attempt: attempts, label: dispositions.label, note: notes.text })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .leftJoin(dispositions, eq(dispositions.id, outcomes.dispositionId))
    .leftJoin(notes, and(eq(notes.leadId, attempts.leadId), eq(notes.holdToken, attempts.holdToken)))
    .where(and(callsOf(family), ne(attempts.holdToken, token)))
    .orderBy(desc(attempts.placedAt))
    .limit(MOST);
  const written = await db
    .select({ note: notes, isFromFile })
    .from(notes)
    .where(and(notesOf(family), or(isNull(notes.holdToken), ne(notes.holdToken, token))))
    .orderBy(desc(notes.at))
    .limit(MOST);

  const calls = made.map(({ attempt, label, note }) => {
    const words = callWords(attempt);
    const network = words.state === "ended" ? words.says : "";
    return {
      id: attempt.id,
      at: attempt.placedAt,
      how: `Call, ${(label ?? "no outcome").toLowerCase()}`,
      what: note || network,
    };
  });
  const onCalls = new Set(made.map(({ attempt }) => attempt.holdToken));
  const others = written
    .filter(({ note: { holdToken, text } }) => text.trim() !== "" && !(holdToken && onCalls.has(holdToken)))
    .map(({ note: { id, at, holdToken, text }, ...note }) => ({
      ...{ id, at, what: text },
      how: !holdToken && note.isFromFile ? `In ${client}’s file` : "Note",
    }));
  const said = [...calls, ...others].sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    said: said.map(({ at, ...one }) => ({ ...one, when: date(at, zone) })),
    calls: made.map(({ attempt, label }) => ({
      at: attempt.placedAt,
      what: (label ?? "a call without an outcome").toLowerCase(),
      reached: attempt.answeredAt !== null && attempt.answeredBy !== "machine",
    })),
  };
}

import { and, asc, desc, eq, isNull, ne, notExists, or, sql } from "drizzle-orm";
import { isFromFile } from "#app/features/companies/from-file.server.ts";
import { callsOf, leadFamily, notesOf } from "#app/features/companies/lead-family.server.ts";
import { reached } from "#app/features/compliance/call-facts.server.ts";
import { spokeText } from "#app/features/compliance/spoke.ts";
import type { DeskLead } from "#app/features/queue/desk-view.ts";
import { date } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, dispositions, notes, outcomes } from "#db/schema.ts";
import { callWords } from "./call-words.ts";

type Asked = { leadId: string; token: string; zone: string; client: string };
const MOST = 30;

export type PastCall = { at: Date; what: string; reached: boolean };

/**
 * What was said before this hold, newest first: our calls with their notes, and what the client's own file says, and how much more there is. Also what
 * was said to the leads that went into this one.
 */
export async function saidBefore(
  db: Queryable,
  { leadId, token, zone, client }: Asked,
): Promise<{ said: DeskLead["said"]; more: number; calls: PastCall[] }> {
  const family = await leadFamily(db, leadId);
  const ofCalls = and(callsOf(family), ne(attempts.holdToken, token));
  const ofNotes = and(
    notesOf(family),
    or(isNull(notes.holdToken), ne(notes.holdToken, token)),
    sql`${notes.text} ~ '\\S'`,
    // What was noted on a call is told with it.
    notExists(
      db
        .select({ id: attempts.id })
        .from(attempts)
        .where(and(eq(attempts.leadId, notes.leadId), eq(attempts.holdToken, notes.holdToken))),
    ),
  );
  const made = await db
    .select({
      ...{ attempt: attempts, label: dispositions.label, note: notes.text },
      human: sql<boolean | null>`${sql.raw(spokeText("outcomes", "attempts"))}`,
    })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .leftJoin(dispositions, eq(dispositions.id, outcomes.dispositionId))
    .leftJoin(notes, and(eq(notes.leadId, attempts.leadId), eq(notes.holdToken, attempts.holdToken)))
    .where(ofCalls)
    .orderBy(desc(attempts.placedAt))
    .limit(MOST);
  const written = await db
    .select({ note: notes, isFromFile })
    .from(notes)
    .where(ofNotes)
    // A file's notes are of one instant.
    .orderBy(desc(notes.at), asc(notes.id))
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
  const others = written.map(({ note: { id, at, holdToken, text }, ...note }) => ({
    ...{ id, at, what: text },
    how: !holdToken && note.isFromFile ? `In ${client}’s file` : "Note",
  }));
  const said = [...calls, ...others].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST);
  const all = (await db.$count(attempts, ofCalls)) + (await db.$count(notes, ofNotes));
  return {
    more: all - said.length,
    said: said.map(({ at, ...one }) => ({ ...one, when: date(at, zone) })),
    calls: made.map(({ attempt, label, human }) => ({
      at: attempt.placedAt,
      what: (label ?? "a call without an outcome").toLowerCase(),
      reached: reached({ ...attempt, human }),
    })),
  };
}

import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { EventType } from "#app/features/audit/events.ts";
import { type Names, sentence, type Told } from "#app/features/audit/sentence.ts";
import { isFromFile } from "#app/features/companies/from-file.server.ts";
import { callsOf, notesOf } from "#app/features/companies/lead-family.server.ts";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, dispositions, events, handbacks, handbackUpdates, notes, outcomes } from "#db/schema.ts";
import { allowedBecause, networkSays, type StoredDecision, type StoryEntry } from "./lead-story.ts";

/** Told with the call they belong to, not once more by themselves. */
const withTheCall = new Set<string>(["call.placed", "call.ended", "outcome.recorded"]);
/** Bookkeeping of the queue. */
const quiet = new Set<string>(["lead.leased", "lead.extended", "lead.released", "lead.rescheduled", "lead.assigned"]);

type About = { leadIds: string[]; companyIds: string[]; names: Names };

/** All that was done, said and written about a lead and those merged into it, newest first. */
export async function storyEntries(db: Queryable, about: About): Promise<StoryEntry[]> {
  const all = [
    ...(await ledgerEntries(db, about)),
    ...(await callEntries(db, about)),
    ...(await wordsWritten(db, about)),
  ];
  return all.sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

async function ledgerEntries(db: Queryable, { leadIds, companyIds, names }: About): Promise<StoryEntry[]> {
  const found = await db
    .select()
    .from(events)
    .where(or(inArray(events.leadId, leadIds), and(isNull(events.leadId), inArray(events.companyId, companyIds))))
    .orderBy(asc(events.at));
  return found.flatMap(({ id, type, data, by, at }) => {
    if (withTheCall.has(type)) return [];
    const text = sentence({ type: type as EventType, data, by } as Told, names, "agency");
    return text ? [{ id, at: at.toISOString(), text, more: [], quiet: quiet.has(type) }] : [];
  });
}

async function callEntries(db: Queryable, { leadIds, names }: About): Promise<StoryEntry[]> {
  const found = await db
    .select({ call: attempts, outcome: dispositions.label, said: outcomes.at })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .leftJoin(dispositions, eq(dispositions.id, outcomes.dispositionId))
    .where(callsOf(leadIds));
  const titles = new Map((await rulesOfHouse(db)).rules.map(({ id, title }) => [id, title]));
  const titleOf = (rule: string) => titles.get(rule) ?? rule;
  return found.map(({ call, outcome }) => ({
    id: call.id,
    at: call.placedAt.toISOString(),
    text: `${names.people[call.agentId]?.name ?? "An agent"} rang ${names.numbers?.[call.phoneNumberId] ?? "a number"}.`,
    more: [
      { term: "The network", says: networkSays(call) },
      { term: "The agent", says: outcome ?? "No outcome recorded yet." },
      {
        term: "Why it was allowed",
        says: allowedBecause(call.decision as StoredDecision, call.placedAt.toISOString(), titleOf),
      },
      ...sharedWith(call.leadId, leadIds),
    ],
    quiet: false,
  }));
}

/** A call or a note that another lead holds: it was made while the two were one. */
const sharedWith = (leadId: string, leadIds: readonly string[]): StoryEntry["more"] =>
  leadIds.includes(leadId)
    ? []
    : [{ term: "Shared", says: "Made while two companies were taken for one; it is told with both." }];

/** A note is the client's own, somebody's here, or the house's. */
const notedBy = (isOfFile: boolean, who: string | null): string =>
  isOfFile ? "Noted in the file:" : who ? `${who} noted:` : "Noted:";

/** Words of people live outside the ledger, where an erasure can reach them. */
async function wordsWritten(db: Queryable, { leadIds, names }: About): Promise<StoryEntry[]> {
  const noted = await db.select({ note: notes, isFromFile }).from(notes).where(notesOf(leadIds));
  const handed = await db.select().from(handbacks).where(inArray(handbacks.leadId, leadIds));
  const told =
    handed.length === 0
      ? []
      : await db
          .select()
          .from(handbackUpdates)
          .where(
            inArray(
              handbackUpdates.handbackId,
              handed.map(({ id }) => id),
            ),
          );
  const who = (id: string | null) => (id ? names.people[id]?.name : null) ?? "Somebody";
  const written = (id: string, at: Date | null, title: string, words: string | null): StoryEntry[] =>
    words && at
      ? [{ id, at: at.toISOString(), text: title, more: [{ term: "Words", says: words }], quiet: false }]
      : [];
  return [
    ...noted.flatMap(({ note: { id, at, by, text, holdToken, leadId }, ...note }) =>
      written(id, at, notedBy(!holdToken && note.isFromFile, by && who(by)), text).map((entry) => ({
        ...entry,
        more: [...entry.more, ...sharedWith(leadId, leadIds)],
      })),
    ),
    ...handed.flatMap((one) => [
      ...written(`${one.id} told`, one.gateAt, `${who(one.gateBy)} told ${names.client}:`, one.summary),
      ...written(`${one.id} gate`, one.gateAt, `${who(one.gateBy)} said at the gate:`, one.gateNote),
      ...written(`${one.id} no`, one.decidedAt, `${who(one.decidedBy)} wrote:`, one.declineNote),
    ]),
    ...told.flatMap(({ id, at, by, note }) => written(id, at, `${who(by)} wrote:`, note)),
  ];
}

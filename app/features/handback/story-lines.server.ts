import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { reached } from "#app/features/compliance/call-facts.server.ts";
import { spokeText } from "#app/features/compliance/spoke.ts";
import { dayDate, money } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { attempts, handbacks, handbackUpdates, importRows, type leads, outcomes, users } from "#db/schema.ts";
import type { HandbackUpdateKind } from "#db/vocabulary.ts";
import { declineWords } from "./decline-words.ts";
import { calledWords, type StoryLine, talkWords } from "./story.ts";

type Asked = {
  handback: typeof handbacks.$inferSelect;
  lead: typeof leads.$inferSelect;
  zone: string;
  spokenTo: string | null;
};

/** What happened to a lead, newest first. Notes, agents and the law's refusals are the agency's own and never appear here. */
export async function storyLines(tx: Queryable, asked: Asked): Promise<StoryLine[]> {
  const lines = [
    ...(await updatesOf(tx, asked)),
    ...(await turnsOf(tx, asked)),
    ...(await callsOf(tx, asked)),
    ...(await originOf(tx, asked)),
  ];
  return lines.sort((a, b) => (b.at.at(-1) ?? "").localeCompare(a.at.at(-1) ?? ""));
}

const reported: Record<HandbackUpdateKind, string> = {
  contacted: "In contact",
  meeting: "Meeting agreed",
  quoted: "Quotation sent",
  won: "Won",
  lost: "Lost",
  returned: "Returned to us",
};

async function updatesOf(tx: Queryable, { lead }: Asked): Promise<StoryLine[]> {
  const rows = await tx
    .select({ update: handbackUpdates, name: users.name })
    .from(handbackUpdates)
    .innerJoin(handbacks, eq(handbacks.id, handbackUpdates.handbackId))
    .leftJoin(users, eq(users.id, handbackUpdates.by))
    .where(eq(handbacks.leadId, lead.id));
  return rows.map(({ update, name }) => ({
    key: update.id,
    of: "client",
    what:
      update.valueMinor !== null && update.currency
        ? `${reported[update.kind]}, ${money(update.valueMinor, update.currency)}`
        : reported[update.kind],
    at: [update.at.toISOString()],
    more: [name ? `Told by ${name}.` : null, update.note].filter(Boolean).join(" ") || null,
  }));
}

/** Passed, answered, run out: for each time this lead came to the client. */
async function turnsOf(tx: Queryable, { handback: current, lead, zone }: Asked): Promise<StoryLine[]> {
  const rows = await tx
    .select({ handback: handbacks, name: users.name })
    .from(handbacks)
    .leftJoin(users, eq(users.id, handbacks.decidedBy))
    .where(and(eq(handbacks.leadId, lead.id), isNotNull(handbacks.acceptBy)));
  return rows.flatMap(({ handback, name }): StoryLine[] => {
    const { id, gateAt, acceptBy, decidedAt, declineReason, declineNote, status, endedAt } = handback;
    const passed: StoryLine = {
      key: `${id} passed`,
      of: "agency",
      ...(id === current.id && status === "passed" ? { now: true } : {}),
      what: "Passed to you",
      at: [gateAt?.toISOString() ?? ""],
      more: `After a second look at the call.${acceptBy ? ` Yours to answer by ${dayDate(acceptBy, zone)}.` : ""}`,
    };
    const by = name ? `By ${name}.` : null;
    if (status === "expired" && endedAt) {
      const more = "Nobody answered in time; it came back to us.";
      return [passed, { key: `${id} expired`, of: "agency", what: "Time ran out", at: [endedAt.toISOString()], more }];
    }
    if (!decidedAt) return [passed];
    const answer: StoryLine = declineReason
      ? {
          key: `${id} declined`,
          of: "client",
          what: `Declined: ${declineWords[declineReason].title.toLowerCase()}`,
          at: [decidedAt.toISOString()],
          more: [by, declineNote].filter(Boolean).join(" ") || null,
        }
      : { key: `${id} accepted`, of: "client", what: "Accepted", at: [decidedAt.toISOString()], more: by };
    return [passed, answer];
  });
}

/** The call that counts by itself, the ones nobody answered together. */
async function callsOf(tx: Queryable, { handback, lead, spokenTo }: Asked): Promise<StoryLine[]> {
  const calls = await tx
    .select({ call: attempts, human: sql<boolean | null>`${sql.raw(spokeText("outcomes", "attempts"))}` })
    .from(attempts)
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .where(
      and(
        inArray(attempts.leadId, await leadFamily(tx, lead.id)),
        lte(attempts.placedAt, handback.gateAt ?? handback.qualifiedAt),
        inArray(attempts.status, ["completed", "no-answer", "busy"]),
      ),
    )
    .orderBy(asc(attempts.placedAt));
  const spoken = calls.filter(({ call, human }) => reached({ ...call, human })).map(({ call }) => call);
  const unanswered = calls.filter(({ call, human }) => !reached({ ...call, human })).map(({ call }) => call);
  return [
    ...spoken.map((call): StoryLine => {
      const counts = call.id === handback.attemptId;
      const length = call.talkSeconds ? talkWords(call.talkSeconds) : null;
      return {
        key: call.id,
        of: "agency",
        what: counts && spokenTo ? `Spoke with ${spokenTo}` : "Spoke with them",
        at: [call.placedAt.toISOString()],
        more: [length, counts ? handback.summary : null].filter(Boolean).join(" ") || null,
      };
    }),
    ...(unanswered.length > 0
      ? [
          {
            key: "unanswered",
            of: "agency" as const,
            what: calledWords(unanswered.length),
            at: unanswered.map(({ placedAt }) => placedAt.toISOString()),
            more: null,
          },
        ]
      : []),
  ];
}

/** The client's own words about this lead, and the line of their file they stood on. */
async function originOf(tx: Queryable, { lead }: Asked): Promise<StoryLine[]> {
  const [row] = await tx
    .select({ line: importRows.line })
    .from(importRows)
    .where(eq(importRows.leadId, lead.id))
    .orderBy(asc(importRows.line))
    .limit(1);
  const words = [lead.oldStatus, lead.lostReason].filter(Boolean).join(", ");
  if (!row && !words) return [];
  const on = lead.lostOn ?? lead.lastContactedOn;
  const more = [words ? `“${words}”.` : null, row ? `Line ${row.line}.` : null];
  return [
    {
      key: "origin",
      of: "client",
      what: "In your own file",
      at: [on ? `${on}T12:00:00.000Z` : lead.createdAt.toISOString()],
      more: more.filter(Boolean).join(" "),
    },
  ];
}

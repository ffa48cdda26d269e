import type { DeskDraft, DeskView } from "#app/features/queue/desk-view.ts";
import { openSessionOf } from "#app/features/telephony/agent-session.server.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import { time } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { callWords } from "./call-words.ts";
import { agencyFacts, type HeldLead, heldLead } from "./held-lead.server.ts";
import { noteOfHold } from "./lead-sheet.server.ts";
import { leadView } from "./lead-view.server.ts";
import { awayWords, campaignsOf, idleWords, queueWords } from "./queue-words.server.ts";

/** The agent's own line: which one, and whether they are in it. */
export type DeskLine = { sessionId: string; open: boolean } | null;
export type DeskPage = {
  view: DeskView;
  /** The hold every act must show; null while there is no lead. */
  hold: { leadId: string; token: string } | null;
  /** The call made under it, whatever became of it. */
  attemptId: string | null;
  line: DeskLine;
};

type Asked = { by: string; name: string; simulator: boolean; now: Date };

/** The agent's desk, whole: the lead they hold or why there is none, the call, the queue, the line. */
export async function deskView(db: Queryable, { by, name, simulator, now }: Asked): Promise<DeskPage> {
  const agency = await agencyFacts(db);
  const mine = await campaignsOf(db, { by });
  const held = await heldLead(db, { by, now });
  const session = await openSessionOf(db, by);
  const asked = { by, now, zone: agency.zone, mine };
  const queue = await queueWords(db, { ...asked, shown: held?.campaign ?? null });
  const shown = held ? await leadView(db, held, { ...asked, agentName: name, agencyName: agency.name }) : null;
  const note = held ? await noteOfHold(db, held) : null;

  return {
    view: {
      now: now.toISOString(),
      zone: agency.zone,
      queue,
      lead: shown?.lead ?? null,
      idle: held || queue.due > 0 ? null : await idleWords(db, asked),
      away: await awayWords(db, asked),
      call: callWords(held?.call ?? null),
      draft: startDraft(note?.text ?? "", shown?.given ?? {}),
      noteState: note ? `Saved ${time(note.at, agency.zone)}` : null,
      dueSays: null,
      lease: { until: held?.until?.toISOString() ?? null, lost: null },
      unsaid: held && !held.until ? { goneOn: held.goneOn } : null,
      callerId: callerWords(held),
      lineProblem: null,
      offline: false,
      simulator,
      busy: false,
      problem: null,
    },
    hold: held ? { leadId: held.lead.id, token: held.token } : null,
    attemptId: held?.call?.id ?? null,
    line: session ? { sessionId: session.id, open: session.joinedAt !== null } : null,
  };
}

const startDraft = (note: string, answers: Record<string, string>): DeskDraft => ({
  numberId: null,
  outcomeId: null,
  sleepsFor: null,
  planId: null,
  due: null,
  unread: null,
  note,
  answers,
});

function callerWords(held: HeldLead | null): string | null {
  if (!held) return null;
  const { callerId } = held.campaign;
  return callerId ? `From ${shownNumber(callerId, held.client.country)}` : "No number to show";
}

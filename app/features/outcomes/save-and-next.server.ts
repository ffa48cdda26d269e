import type { Dormancy } from "#app/features/nurture/dormancy-choices.ts";
import type { Leased } from "#app/features/queue/lease.server.ts";
import { takeNext } from "#app/features/queue/pass-over.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Answered, answerCriterion } from "./answers.server.ts";
import type { ContractHeard } from "./contract-heard.ts";
import { zoneOfLead } from "./lead-zone.server.ts";
import { keepNote } from "./note.server.ts";
import { type PromisedWhen, promisedAt } from "./promised-at.ts";
import { type Recorded, recordOutcome } from "./record-outcome.server.ts";

export type SaveAndNext = {
  leadId: string;
  token: string;
  disposition: string;
  /** On the lead's own calendar and clock. */
  when: PromisedWhen | null;
  /** Why they sleep, where the outcome leaves that open. */
  sleepsFor?: Dormancy | null;
  /** The touch plan chosen in place of what the reason brings, null being none. */
  planId?: string | null;
  /** Who supplies them and until when, where the outcome speaks of that. */
  heard?: ContractHeard | null;
  /** What was typed and may not have been kept yet. */
  note: string | null;
  answers: Record<string, string>;
  /** The agent says again what the call makes doubtful. */
  sure?: boolean;
  by: string;
  now: Date;
};

export type Saved =
  | {
      ok: true;
      outcomeId: string;
      next: Exclude<Leased, { ok: true }>["reason"] | null;
      /** Somebody known there was erased since the call, and what was typed on it is not kept. */
      wordsLeftOut: boolean;
    }
  | Exclude<Recorded, { ok: true }>
  | Exclude<Answered, { ok: true }>
  | { ok: false; reason: "no-such-time" };

/**
 * Keeps what was typed, then the outcome, then takes the next lead. Each stands on its own: an empty queue undoes no
 * outcome, and a refused outcome loses no note. Of a call before an erasure the outcome alone is kept: nothing is served before it is said.
 */
export async function saveAndNext(db: Db, save: SaveAndNext): Promise<Saved> {
  const { leadId, token, by, now } = save;
  const held = { leadId, token, by, now };
  let wordsLeftOut = false;
  if (save.note !== null) {
    const kept = await keepNote(db, { ...held, text: save.note });
    if (!kept.ok && kept.reason !== "erased-since") return kept;
    if (!kept.ok && save.note.trim() !== "") wordsLeftOut = true;
  }
  for (const [criterionId, value] of Object.entries(save.answers)) {
    const answered = await answerCriterion(db, { ...held, criterionId, value });
    if (!answered.ok && answered.reason !== "erased-since") return answered;
    if (!answered.ok && value.trim() !== "") wordsLeftOut = true;
  }
  const zone = await zoneOfLead(db, { leadId, now });
  const promised = save.when ? promisedAt(save.when, zone) : null;
  if (promised && !promised.ok) return promised;

  const recorded = await recordOutcome(db, {
    ...held,
    disposition: save.disposition,
    chosenAt: promised?.at ?? null,
    zone: promised ? zone : null,
    sleepsFor: save.sleepsFor ?? null,
    ...(save.planId === undefined ? {} : { planId: save.planId }),
    heard: save.heard ?? null,
    sure: save.sure ?? false,
  });
  if (!recorded.ok) return recorded;
  // Where another call still waits for its outcome nothing is taken: that call is what the desk shows.
  const taken = await takeNext(db, { by, now });
  return { ok: true, outcomeId: recorded.outcomeId, next: taken.ok ? taken.next : null, wordsLeftOut };
}

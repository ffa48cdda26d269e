import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Contract } from "#app/features/companies/contract-wake.ts";
import { dormancyChoices } from "#app/features/nurture/dormancy-choices.ts";
import { offeringsMissing } from "#app/features/nurture/offerings.server.ts";
import { proposedPlans } from "#app/features/nurture/proposed-plans.server.ts";
import type { DeskLead, DeskQuestion } from "#app/features/queue/desk-view.ts";
import type { Queryable } from "#db/client.server.ts";
import { answers, criteria, dispositions, notes, scriptLines } from "#db/schema.ts";
import type { CallKnown } from "./call-words.ts";
import type { HeldLead } from "./held-lead.server.ts";
import { withOpener } from "./opener-of.ts";
import { outcomeWords } from "./outcome-words.ts";
import { fillLine, type ScriptNames } from "./script-words.ts";
import { byLikelihood } from "./unreached-order.ts";
import type { WokenBy } from "./woken-by.server.ts";

export async function deskQuestions(
  db: Queryable,
  { lead }: HeldLead,
): Promise<{ questions: DeskQuestion[]; given: Record<string, string> }> {
  const asked = await db
    .select({ criterion: criteria, value: answers.value })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, lead.id)))
    .where(eq(criteria.campaignId, lead.campaignId))
    .orderBy(asc(criteria.position));
  return {
    questions: asked.map(({ criterion: { id, question, kind, hint, choices, required } }) => ({
      id,
      ask: question,
      kind,
      hint,
      choices,
      required,
    })),
    given: Object.fromEntries(asked.flatMap(({ criterion, value }) => (value === null ? [] : [[criterion.id, value]]))),
  };
}

/** Lines for the moments of a call, with the opener that fits what woke this lead and why it slept. */
export async function deskLines(
  db: Queryable,
  { lead }: HeldLead,
  { names, woken, rangUs }: { names: ScriptNames; woken: WokenBy; rangUs: Date | null },
): Promise<DeskLead["lines"]> {
  const fits = lead.dormancyReason
    ? or(isNull(scriptLines.forReason), eq(scriptLines.forReason, lead.dormancyReason))
    : isNull(scriptLines.forReason);
  const lines = await db
    .select()
    .from(scriptLines)
    .where(and(eq(scriptLines.campaignId, lead.campaignId), fits))
    .orderBy(asc(scriptLines.position));
  return withOpener(lines, {
    signal: woken?.opener ?? null,
    slept: lead.dormancyReason,
    rangUs: rangUs !== null,
    promised: lead.nextAction === "callback",
  }).map(({ tab, text }) => ({ tab, text: fillLine(text, names) }));
}

export async function deskOutcomes(
  db: Queryable,
  { lead }: HeldLead,
  { call, ...around }: { call: CallKnown | null; contract: Contract; asked: string | null; now: Date; zone: string },
): Promise<Pick<DeskLead, "outcomes" | "unreached" | "plans">> {
  const rows = await db
    .select()
    .from(dispositions)
    .where(and(eq(dispositions.campaignId, lead.campaignId), eq(dispositions.offered, true)))
    .orderBy(asc(dispositions.position));
  const dormancies = dormancyChoices(await offeringsMissing(db, lead.clientId));
  const { plans, planFor } = await proposedPlans(db, lead.campaignId);
  const shown = rows.map((row) => outcomeWords(row, { ...around, lostOn: lead.lostOn, dormancies, planFor }));
  return {
    plans,
    outcomes: shown.filter(({ k }) => k !== null),
    unreached: byLikelihood(
      shown.filter(({ k }) => k === null),
      call,
    ),
  };
}

export async function noteOfHold(db: Queryable, { lead, token }: HeldLead): Promise<{ text: string; at: Date } | null> {
  const [note] = await db
    .select({ text: notes.text, at: notes.at })
    .from(notes)
    .where(and(eq(notes.leadId, lead.id), eq(notes.holdToken, token)));
  return note ?? null;
}

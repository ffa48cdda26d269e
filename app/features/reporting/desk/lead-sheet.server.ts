import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Contract } from "#app/features/companies/contract-wake.ts";
import { askedAs } from "#app/features/handback/asked-as.server.ts";
import { dormancyChoices } from "#app/features/nurture/dormancy-choices.ts";
import { offeringsMissing } from "#app/features/nurture/offerings.server.ts";
import { proposedPlans } from "#app/features/nurture/proposed-plans.server.ts";
import { questionsAt } from "#app/features/outcomes/questions-at.server.ts";
import type { DeskLead, DeskQuestion } from "#app/features/queue/desk-view.ts";
import { heldSince } from "#app/features/queue/held-since.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { answers, criteria, dispositions, formerQuestions, notes, scriptLines } from "#db/schema.ts";
import { foretold } from "./foretold.server.ts";
import type { HeldLead } from "./held-lead.server.ts";
import { withOpener } from "./opener-of.ts";
import { outcomeWords } from "./outcome-words.ts";
import { fillLine, type ScriptNames } from "./script-words.ts";
import { byLikelihood } from "./unreached-order.ts";
import type { WokenBy } from "./woken-by.server.ts";

export async function deskQuestions(
  db: Queryable,
  { lead, token }: HeldLead,
  now: Date,
): Promise<{ questions: DeskQuestion[]; given: Record<string, string> }> {
  const asked = await questionsAt(db, { campaignId: lead.campaignId, leadId: lead.id, token, now });
  const given = await db
    .select({ id: criteria.id, question: askedAs, value: answers.value })
    .from(answers)
    .innerJoin(criteria, eq(criteria.id, answers.criterionId))
    .leftJoin(formerQuestions, eq(formerQuestions.id, answers.formerQuestionId))
    .where(eq(answers.leadId, lead.id));
  // What was answered to other words, or with a choice that is gone, is no answer to what is asked now.
  const fits = given.filter(({ id, question, value }) =>
    asked.some((one) => one.id === id && one.question === question && (one.choices?.includes(value) ?? true)),
  );
  return {
    questions: asked.map(({ formerId: _, question, ...one }) => ({ ...one, ask: question })),
    given: Object.fromEntries(fits.map(({ id, value }) => [id, value])),
  };
}

/** Lines for the moments of a call, with the opener that fits what woke this lead and why it slept. */
export async function deskLines(
  db: Queryable,
  { lead, token }: HeldLead,
  { names, woken, rangUs, now }: { names: ScriptNames; woken: WokenBy; rangUs: Date | null; now: Date },
): Promise<DeskLead["lines"]> {
  const fits = lead.dormancyReason
    ? or(isNull(scriptLines.forReason), eq(scriptLines.forReason, lead.dormancyReason))
    : isNull(scriptLines.forReason);
  const at = (await heldSince(db, { leadId: lead.id, token })) ?? now;
  const said = and(lte(scriptLines.since, at), or(isNull(scriptLines.until), gt(scriptLines.until, at)));
  const lines = await db
    .select()
    .from(scriptLines)
    .where(and(eq(scriptLines.campaignId, lead.campaignId), fits, said))
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
  held: HeldLead,
  around: { contract: Contract; asked: string | null; now: Date; zone: string },
): Promise<Pick<DeskLead, "outcomes" | "unreached" | "plans">> {
  const { lead, call } = held;
  const rows = await db
    .select()
    .from(dispositions)
    .where(and(eq(dispositions.campaignId, lead.campaignId), eq(dispositions.offered, true)))
    .orderBy(asc(dispositions.position));
  const dormancies = dormancyChoices(await offeringsMissing(db, lead.clientId));
  const { plans, planFor } = await proposedPlans(db, lead.campaignId);
  const told = { foretold: await foretold(db, held, { rows, now: around.now }), dormancies, planFor };
  const shown = rows.map((row) => outcomeWords(row, { ...around, ...told, lostOn: lead.lostOn }));
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

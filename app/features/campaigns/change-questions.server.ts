import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { answers, criteria, formerQuestions } from "#db/schema.ts";
import { choicesOf, mostQuestions, type QuestionFields, questionKey } from "./campaign-form.ts";
import { lockOpenCampaign } from "./open-campaign.server.ts";

type Who = { campaignId: string; by: string; now: Date };
type Refused<Reason extends string> = { ok: false; reason: "no-such-campaign" | "ended" | Reason };

export type CampaignQuestion = typeof criteria.$inferSelect & { answered: number };

/** A campaign's questions in the order of asking, also those that are put away, with how many leads answered each. */
export async function questionsOf(db: Queryable, campaignId: string): Promise<CampaignQuestion[]> {
  const rows = await db
    .select({ criterion: criteria, answered: count(answers.id) })
    .from(criteria)
    .leftJoin(answers, eq(answers.criterionId, criteria.id))
    .where(eq(criteria.campaignId, campaignId))
    .groupBy(criteria.id)
    .orderBy(sql`${criteria.putAwayAt} is not null`, asc(criteria.position));
  return rows.map(({ criterion, answered }) => ({ ...criterion, answered }));
}

export type QuestionAdded = { ok: true; criterionId: string } | Refused<"too-many" | "asked-already">;

/** Asks one more question, of the leads that come to a desk from now on. */
export async function addQuestion(
  db: Db,
  { campaignId, question, by, now }: Who & { question: QuestionFields },
): Promise<QuestionAdded> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "no key update" });
    if (!found.ok) return found;
    const { clientId } = found.campaign;
    const there = await questionsOf(tx, campaignId);
    const refused = cannotAsk(there, question);
    if (refused) return { ok: false, reason: refused } as const;
    const position = Math.max(0, ...there.map((one) => one.position)) + 1;
    const since = { askedSince: now, requiredSince: now };
    const [made] = await tx
      .insert(criteria)
      .values({ ...wording(question), kind: question.kind, clientId, campaignId, position, ...since })
      .returning({ id: criteria.id });
    if (!made) throw new Error("The question was not stored.");
    const data = { criterionId: made.id };
    await record(tx, { type: "campaign.question-added", data, clientId, campaignId, by, at: now });
    return { ok: true, criterionId: made.id } as const;
  });
}

export type QuestionChanged =
  | { ok: true }
  | Refused<"no-such-question" | "changed-meanwhile" | "no-choices" | "too-many" | "asked-already">;

/** Stands in the form, so that what a colleague has changed meanwhile is not overwritten unseen. */
export const questionSeen = ({ question, hint, choices, required }: Wording): string =>
  JSON.stringify([question, hint, choices, required]);

/**
 * Rewords a question. How it was put stays, and what was answered stays an answer to that; one that becomes required binds the leads
 * that come to a desk from now on. With what it is answered stays: an answer must still fit.
 */
export async function changeQuestion(
  db: Db,
  { campaignId, criterionId, question, by, now }: Who & { criterionId: string; question: QuestionFields },
): Promise<QuestionChanged> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "no key update" });
    if (!found.ok) return found;
    const { clientId } = found.campaign;
    // Whoever is just answering refers to its row, and has done so before the answers are told how it was put.
    const [was] = await tx
      .select()
      .from(criteria)
      .where(and(eq(criteria.id, criterionId), eq(criteria.campaignId, campaignId)))
      .for("update");
    if (!was) return { ok: false, reason: "no-such-question" } as const;
    const next = wording({ ...question, kind: was.kind });
    if (questionSeen(next) === questionSeen(was)) return { ok: true } as const;
    if (question.seen !== questionSeen(was)) return { ok: false, reason: "changed-meanwhile" } as const;
    if (next.choices && next.choices.length < 2) return { ok: false, reason: "no-choices" } as const;
    const others = (await questionsOf(tx, campaignId)).filter(({ id }) => id !== criterionId);
    if (isAsked(others, next)) return { ok: false, reason: "asked-already" } as const;

    const { question: asked, hint, choices, required } = was;
    const [last] = await tx
      .select({ until: sql<string | null>`max(${formerQuestions.until})` })
      .from(formerQuestions)
      .where(eq(formerQuestions.criterionId, criterionId));
    const since = last?.until ? new Date(last.until) : was.askedSince;
    const [former] = await tx
      .insert(formerQuestions)
      .values({
        clientId,
        criterionId,
        question: asked,
        hint,
        choices,
        required,
        since,
        until: since > now ? since : now,
      })
      .returning({ id: formerQuestions.id });
    if (!former) throw new Error("The former wording was not stored.");
    await tx
      .update(answers)
      .set({ formerQuestionId: former.id })
      .where(and(eq(answers.criterionId, criterionId), isNull(answers.formerQuestionId)));
    const binds = next.required && !required ? { requiredSince: now } : {};
    await tx
      .update(criteria)
      .set({ ...next, ...binds })
      .where(eq(criteria.id, criterionId));
    const data = { criterionId, formerId: former.id };
    await record(tx, { type: "campaign.question-changed", data, clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}

/** Asks a question no more, or again, of the leads that come to a desk from now on. Its answers stay. */
export async function setAsked(
  db: Db,
  { campaignId, criterionId, asked, by, now }: Who & { criterionId: string; asked: boolean },
): Promise<QuestionChanged> {
  return db.transaction(async (tx) => {
    const found = await lockOpenCampaign(tx, { campaignId, lock: "no key update" });
    if (!found.ok) return found;
    const { clientId } = found.campaign;
    const there = await questionsOf(tx, campaignId);
    const was = there.find(({ id }) => id === criterionId);
    if (!was) return { ok: false, reason: "no-such-question" } as const;
    if ((was.putAwayAt === null) === asked) return { ok: true } as const;
    const refused = asked ? cannotAsk(there, was) : null;
    if (refused) return { ok: false, reason: refused } as const;
    await tx
      .update(criteria)
      .set(asked ? { putAwayAt: null, askedSince: now, requiredSince: now } : { putAwayAt: now })
      .where(eq(criteria.id, criterionId));
    const type = asked ? "campaign.question-asked-again" : "campaign.question-put-away";
    await record(tx, { type, data: { criterionId }, clientId, campaignId, by, at: now });
    return { ok: true } as const;
  });
}

const wording = ({ question, kind, hint, choices, required }: QuestionFields) => ({
  question,
  hint: hint ?? null,
  choices: kind === "choice" ? choicesOf(choices) : null,
  required,
});

type Wording = ReturnType<typeof wording>;

function cannotAsk(there: readonly CampaignQuestion[], question: Pick<Wording, "question">) {
  if (isAsked(there, question)) return "asked-already" as const;
  return there.filter(({ putAwayAt }) => !putAwayAt).length >= mostQuestions ? ("too-many" as const) : null;
}

/** Whether one of these asks the same in the same words; an agent would read it twice. */
const isAsked = (there: readonly CampaignQuestion[], { question }: Pick<Wording, "question">): boolean =>
  there.some((one) => !one.putAwayAt && questionKey(one.question) === questionKey(question));

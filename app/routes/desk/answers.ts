import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { answerCriterion } from "#app/features/outcomes/answers.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

const Answer = Held.extend({ criterionId: z.guid(), value: z.string().max(2_000).optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Answer);
  if (!form.ok) return badForm();
  const { token, criterionId, value = "" } = form.value;
  const answer = { leadId: leadIdFrom(params), token, criterionId, value, by: agent.id, now: clock.now() };
  return actAnswer(await answerCriterion(db, answer));
}

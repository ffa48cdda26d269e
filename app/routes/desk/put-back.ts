import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { putBackToNext } from "#app/features/queue/pass-over.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

const PutBack = Held.extend({ keep: z.enum(["1", "0"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, PutBack);
  if (!form.ok) return badForm();
  const { token, keep } = form.value;
  const back = { leadId: leadIdFrom(params), token, keep: keep === "1", by: agent.id, now: clock.now() };
  return actAnswer(await putBackToNext(db, back));
}

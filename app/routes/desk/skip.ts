import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { skipToNext } from "#app/features/queue/pass-over.server.ts";
import { skipReasons } from "#app/features/queue/skip.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

const Skip = Held.extend({ reason: z.enum(skipReasons) });

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Skip);
  if (!form.ok) return badForm();
  const skip = { ...form.value, leadId: leadIdFrom(params), by: agent.id, now: clock.now() };
  return actAnswer(await skipToNext(db, skip));
}

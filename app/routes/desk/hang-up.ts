import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { hangUp } from "#app/features/telephony/call-in-hand.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, OnCall } from "./act-answer.ts";

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, OnCall);
  if (!form.ok) return badForm();
  return actAnswer(await hangUp(db, houseLine().telephone, { ...form.value, by: agent.id, now: clock.now() }));
}

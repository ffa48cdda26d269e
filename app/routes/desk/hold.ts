import type { ActionFunctionArgs } from "@remix-run/node";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { holdCall } from "#app/features/telephony/call-in-hand.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Switched } from "./act-answer.ts";

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Switched);
  if (!form.ok) return badForm();
  return actAnswer(await holdCall(db, houseLine().telephone, { on: form.value.on === "1", by: agent.id }));
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { keepHold } from "#app/features/queue/hold.server.ts";
import { lostHold } from "#app/features/reporting/desk/lost-hold.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

/** A sign of life; where the hold has gone, the page learns who has the lead. */
export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Held);
  if (!form.ok) return badForm();
  const held = { leadId: leadIdFrom(params), token: form.value.token, by: agent.id, now: clock.now() };
  const kept = await keepHold(db, held);
  return kept.ok ? actAnswer(kept) : actAnswer(kept, { lost: await lostHold(db, held) });
}

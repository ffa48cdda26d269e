import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { endRunByHand } from "#app/features/nurture/settle-by-hand.server.ts";
import { db } from "#db/client.server.ts";
import { leadIdFrom } from "./act-answer.ts";

/** Ending it twice is no harm. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const leadId = leadIdFrom(params);
  await endRunByHand(db, { leadId, by: who.id, now: clock.now() });
  return redirect(`/leads/${leadId}`);
}

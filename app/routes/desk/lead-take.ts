import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { pullLead } from "#app/features/queue/steer-lead.server.ts";
import { isId } from "#app/kit/ids.ts";
import { steered } from "#app/routes/manage/queue/steered.ts";
import { db } from "#db/client.server.ts";

/** POST /leads/:leadId/take */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  const taken = await pullLead(db, { leadId, agentId: who.id, yields: true, by: who.id, now: clock.now() });
  return steered(taken, "It is the next you are served.");
}

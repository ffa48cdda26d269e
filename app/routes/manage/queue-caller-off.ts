import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import { isId } from "#app/kit/ids.ts";
import { count } from "#app/ui/format.ts";
import { db } from "#db/client.server.ts";

/** POST /campaigns/:campaignId/callers/:userId/off */
export async function action({ request, params: { campaignId, userId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId) || !isId(userId)) throw notFound();
  const taken = await removeCaller(db, { campaignId, userId, by: who.id, now: clock.now() });
  if (!taken.ok) throw notFound();
  const left = taken.leads > 0 ? ` ${count(taken.leads, "lead")} of theirs became anyone’s.` : "";
  const inHand = taken.inHand
    ? " They finish the lead they have in hand; what they promise on it is anyone’s too."
    : "";
  return data({ ok: true, says: `Taken off.${left}${inHand}` });
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { removeOutcome } from "#app/features/outcomes/settings/remove-outcome.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { lastForTheUnanswered } from "./outcome/start.ts";

const refused = {
  "the-houses": "This is one of the usual outcomes. It can be put away, not removed.",
  used: "It was said on a call meanwhile, so it stays. Put it away instead.",
  "last-for-the-unanswered": lastForTheUnanswered,
};

/** POST /campaigns/:campaignId/outcomes/:code/remove */
export async function action({ request, params: { campaignId, code = "" } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const removed = await removeOutcome(db, { campaignId, code, by: who.id, now: clock.now() });
  if (removed.ok) return redirect(`/campaigns/${campaignId}/outcomes`);
  if (removed.reason === "no-such-disposition") throw notFound();
  return data({ says: refused[removed.reason] }, { status: 409 });
}

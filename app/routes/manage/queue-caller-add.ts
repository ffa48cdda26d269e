import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { addCaller } from "#app/features/queue/callers.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const AddForm = z.object({ userId: z.guid() });

const refused = {
  "no-such-agent": "They cannot sign in any more. Choose somebody else.",
  "calls-already": "They call for this campaign already.",
};

/** POST /campaigns/:campaignId/callers */
export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, AddForm);
  if (!form.ok) return data({ ok: false, says: "Choose who is to call." }, { status: 400 });
  const added = await addCaller(db, { campaignId, userId: form.value.userId, by: who.id, now: clock.now() });
  if (added.ok) return data({ ok: true, says: "They are served from this campaign from now on." });
  if (added.reason === "no-such-campaign") throw notFound();
  return data({ ok: false, says: refused[added.reason] }, { status: 409 });
}

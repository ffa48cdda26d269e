import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { pullLead } from "#app/features/queue/steer-lead.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { steered } from "./queue/steered.ts";

const PullForm = z.object({ agentId: z.guid() });

/** POST /leads/:leadId/pull */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, PullForm);
  if (!form.ok) return data({ ok: false, says: "Choose who is to have it." }, { status: 400 });
  const done = await pullLead(db, { leadId, agentId: form.value.agentId, by: who.id, now: clock.now() });
  return steered(done, "They are served it next.");
}

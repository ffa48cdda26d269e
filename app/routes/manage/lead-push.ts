import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { pushLead } from "#app/features/queue/steer-lead.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { steered } from "./queue/steered.ts";

const PushForm = z.object({ on: z.iso.date() });

/** POST /leads/:leadId/push */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, PushForm);
  if (!form.ok) return data({ ok: false, says: "Choose a day." }, { status: 400 });
  const done = await pushLead(db, { leadId, on: form.value.on, by: who.id, now: clock.now() });
  return steered(done, "Put off until that morning.");
}

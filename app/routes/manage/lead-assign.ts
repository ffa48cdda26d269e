import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { assignLead } from "#app/features/queue/steer-lead.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { steered } from "./queue/steered.ts";

const AssignForm = z.object({ assigneeId: z.guid().optional() });

/** POST /leads/:leadId/assign */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, AssignForm);
  if (!form.ok) return data({ ok: false, says: "Choose whose it is to be." }, { status: 400 });
  const done = await assignLead(db, {
    leadId,
    assigneeId: form.value.assigneeId ?? null,
    by: who.id,
    now: clock.now(),
  });
  return steered(done, "Given.");
}

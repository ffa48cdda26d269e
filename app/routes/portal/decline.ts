import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { declineLead } from "#app/features/handback/decline-lead.server.ts";
import { DeclineForm } from "#app/features/handback/forms.ts";
import { readForm } from "#app/kit/form.server.ts";
import { forClient } from "#db/client.server.ts";
import { refused } from "./refused.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const { clientId, id: by } = await requireClient(request);
  const gate = await forClient(clientId, (tx) => handbackForClient(tx, clientId, params.handbackId));
  const form = await readForm(request, DeclineForm);
  if (!form.ok) return data({ says: "Choose one of the reasons." }, { status: 400 });
  const { handbackId } = gate;
  const facts = { handbackId, clientId, ...form.value, by, now: clock.now() };
  const declined = await forClient(clientId, (tx) => declineLead(tx, facts));
  if (!declined.ok) return refused(handbackId, declined.reason);
  return redirect(`/portal/leads/${handbackId}`);
}

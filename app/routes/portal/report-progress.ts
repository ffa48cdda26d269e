import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { ReportForm } from "#app/features/handback/forms.ts";
import { reportProgress } from "#app/features/handback/report-progress.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { forClient } from "#db/client.server.ts";
import { refused } from "./refused.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const { clientId, id: by } = await requireClient(request);
  const gate = await forClient(clientId, (tx) => handbackForClient(tx, clientId, params.handbackId));
  const form = await readForm(request, ReportForm);
  if (!form.ok) return data({ says: "Choose what happened, and a day where one is asked for." }, { status: 400 });
  const { handbackId } = gate;
  const facts = { handbackId, clientId, ...form.value, by, now: clock.now() };
  const reported = await forClient(clientId, (tx) => reportProgress(tx, facts));
  if (!reported.ok) return refused(handbackId, reported.reason);
  return redirect(`/portal/leads/${handbackId}`);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { forClient } from "#db/client.server.ts";
import { refused } from "./refused.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const { clientId, id: by } = await requireClient(request);
  const { handbackId, accepted } = await forClient(clientId, async (tx) => {
    const { handbackId } = await handbackForClient(tx, clientId, params.handbackId);
    return { handbackId, accepted: await acceptLead(tx, { handbackId, clientId, by, now: clock.now() }) };
  });
  if (!accepted.ok) return refused(handbackId, accepted.reason);
  return redirect(`/portal/leads/${handbackId}`);
}

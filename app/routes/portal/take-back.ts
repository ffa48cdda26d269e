import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { handbackForClient } from "#app/features/auth/gates.server.ts";
import { requireClient } from "#app/features/auth/guards.server.ts";
import { takeBack } from "#app/features/handback/take-back.server.ts";
import { forClient } from "#db/client.server.ts";
import { refused } from "./refused.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const { clientId, id: by } = await requireClient(request);
  const { handbackId, taken } = await forClient(clientId, async (tx) => {
    const { handbackId } = await handbackForClient(tx, clientId, params.handbackId);
    return { handbackId, taken: await takeBack(tx, { handbackId, clientId, by, now: clock.now() }) };
  });
  if (!taken.ok) return refused(handbackId, taken.reason);
  return redirect(`/portal/leads/${handbackId}`);
}

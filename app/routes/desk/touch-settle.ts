import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { settleByHand } from "#app/features/nurture/settle-by-hand.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Settling = z.object({ done: z.enum(["0", "1"]) });

export async function action({ request, params: { touchId } }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const form = await readForm(request, Settling);
  if (!isId(touchId) || !form.ok) throw notFound();
  const settled = await settleByHand(db, {
    touchId,
    done: form.value.done === "1",
    by: who.id,
    now: clock.now(),
  });
  if (!settled.ok) throw data("Somebody has settled this already. Go back to what is due.", { status: 409 });
  return redirect("/due");
}

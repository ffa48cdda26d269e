import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { type Settled, settleByHand } from "#app/features/nurture/settle-by-hand.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Settling = z.object({ done: z.enum(["0", "1"]) });

const refused: Record<Extract<Settled, { ok: false }>["reason"], string> = {
  "settled-already": "Somebody has settled this already. Go back to what is due.",
  "not-to-be-sent": "They sleep no more, or want nothing from us. Do not send it; go back and pass it over.",
};

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
  if (!settled.ok) throw data(refused[settled.reason], { status: 409 });
  return redirect(`/due?${listOf(request)}`);
}

/** The list it was settled from: somebody who has ten letters of a day to tick off stays on that day. */
function listOf(request: Request): URLSearchParams {
  const asked = new URL(request.url).searchParams;
  return new URLSearchParams([...asked].filter(([name]) => ["agent", "campaign", "day"].includes(name)));
}

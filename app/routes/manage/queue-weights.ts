import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { weighable } from "#app/features/queue/order.ts";
import { setWeights } from "#app/features/queue/set-order.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const WeightsForm = z.record(z.enum(weighable), z.coerce.number().int().min(0).max(100));

/** POST /campaigns/:campaignId/queue/weights */
export async function action({ request, params: { campaignId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(campaignId)) throw notFound();
  const form = await readForm(request, WeightsForm);
  if (!form.ok) return data({ ok: false, says: "Write a whole number from 0 to 100 for each." }, { status: 400 });
  const set = await setWeights(db, { campaignId, weights: form.value, by: who.id, now: clock.now() });
  if (!set.ok) throw notFound();
  return data({ ok: true, says: "Set; the leads are put in their places now." });
}

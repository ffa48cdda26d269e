import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { dateOrders } from "#app/features/cleansing/dates.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { withDateOrder } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Order = z.object({
  column: z.coerce.number().int().min(0).max(10_000),
  order: z.enum(dateOrders),
});

/** Says whether the dates of a column begin with the day or with the month. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Order);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const said = form.value;
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withDateOrder(settings, said),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return corrected.ok ? null : data(form.refuse("The import is already under way."), { status: 409 });
}

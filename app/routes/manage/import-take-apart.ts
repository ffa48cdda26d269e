import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { withoutReplacement } from "#app/features/intake/replacements.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Apart = z.union([
  z.object({ offer: z.string().min(1) }),
  z.object({
    column: z.coerce.number().int().min(0),
    from: z.preprocess((from) => (typeof from === "string" ? [from] : from), z.array(z.string()).min(1)),
    to: z.string(),
  }),
]);

/** Takes back what was brought together: one replacement, or all that one accepted offer brought. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Apart);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const which = "offer" in form.value ? form.value : { replacement: form.value };
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withoutReplacement(settings, which),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/${corrected.ok ? "cleanse" : "review"}`);
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { standIns } from "#app/features/cleansing/stand-ins.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { withStandIn } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Given = z.object({ standIn: z.enum(standIns).optional() });

/** Says what the rows that name no company are known by, or takes it back where nothing is sent. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Given);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withStandIn(settings, form.value.standIn ?? null),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/${corrected.ok ? "cleanse" : "review"}`);
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { areaCodePattern, withAreaCode } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Given = z.object({
  areaCode: z
    .string()
    .trim()
    .regex(areaCodePattern, "Give the area code in digits, as it is dialled at home.")
    .optional(),
});

/** Gives an area code for the whole file, or takes it back where none is sent. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Given);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withAreaCode(settings, form.value.areaCode ?? null),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/${corrected.ok ? "cleanse" : "review"}`);
}

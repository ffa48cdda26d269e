import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { Replacement, withReplacements } from "#app/features/intake/replacements.ts";
import { TooManyDecisions } from "#app/features/intake/too-many-decisions.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "Choose values of a column first." });
    return z.NEVER;
  }
});
const Together = z.object({
  together: json.pipe(
    z
      .array(Replacement.omit({ offer: true }))
      .min(1)
      .max(200),
  ),
});

/** Brings values of a column together, as somebody chose them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Together);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const { together } = form.value;
  try {
    const corrected = await correctReading(db, {
      importId: params.importId,
      change: (settings) => withReplacements(settings, together),
      by: who.id,
      now: clock.now(),
    });
    if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
    return redirect(`/imports/${params.importId}/${corrected.ok ? "cleanse" : "review"}`);
  } catch (error) {
    if (error instanceof TooManyDecisions) return data(form.refuse(error.message), { status: 409 });
    throw error;
  }
}

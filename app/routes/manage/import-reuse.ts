import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { stepsInWords, withSteps } from "#app/features/intake/saved-steps.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

const Reuse = z.object({ from: z.string().refine(isId) });

/** Takes over what was decided for an earlier file of the same client. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Reuse);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const earlier = await orTooMuch(intake(db, "earlierSteps", about, form.value.from));
  if (!earlier) throw notFound();
  const { fileName, steps, headers } = earlier;
  const stepsTaken = { from: fileName, words: stepsInWords(steps) };
  const corrected = await correctReading(db, {
    importId: about.id,
    change: (settings) => ({ ...withSteps(settings, steps, headers), stepsTaken }),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "too-many-decisions")
    return data(form.refuse(corrected.sentence), { status: 409 });
  return redirect(`/imports/${about.id}/${corrected.ok ? "file" : "review"}`);
}

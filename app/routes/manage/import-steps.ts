import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { TooManyReplacements } from "#app/features/intake/replacements.ts";
import { readSteps, stepsInWords, withSteps } from "#app/features/intake/saved-steps.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

const Uploaded = z.object({
  steps: z.string("Choose a file of steps first."),
  name: z.string().max(200).default("a file"),
});

/** What was decided for this file, to be kept and used for another. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const about = await importPage(db, params.importId);
  const steps = about && (await orTooMuch(intake(db, "savedSteps", about)));
  if (!steps) throw notFound();
  return new Response(`${JSON.stringify(steps, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="import-steps.json"',
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Takes over the decisions of a file that was downloaded earlier. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Uploaded);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const read = readSteps(form.value.steps);
  if (!read.ok) return data(form.refuse(read.sentence), { status: 400 });
  const headers = (await orTooMuch(intake(db, "headersIn", about))) ?? [];
  const stepsTaken = { from: form.value.name, words: stepsInWords(read.steps) };
  try {
    const corrected = await correctReading(db, {
      importId: about.id,
      change: (settings) => ({ ...withSteps(settings, read.steps, headers), stepsTaken }),
      by: who.id,
      now: clock.now(),
    });
    return redirect(`/imports/${about.id}/${corrected.ok ? "file" : "review"}`);
  } catch (error) {
    if (error instanceof TooManyReplacements) return data(form.refuse(error.message), { status: 409 });
    throw error;
  }
}

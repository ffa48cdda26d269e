import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { fileNameOf } from "#app/features/intake/file-name.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { receiveUpload } from "#app/features/intake/receive-upload.server.ts";
import { stepsInWords, withSteps } from "#app/features/intake/saved-steps.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

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
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  const upload = await receiveUpload(request);
  if (!upload.ok) return refuse(upload.sentence, upload.status);
  const { read, headers } = await orTooMuch(intake(db, "uploadedSteps", about, upload.bytes));
  if (!read.ok) return refuse(read.sentence, 400);
  const stepsTaken = { from: fileNameOf(upload.fileName, "import-steps.json"), words: stepsInWords(read.steps) };
  const corrected = await correctReading(db, {
    importId: about.id,
    change: (settings) => ({ ...withSteps(settings, read.steps, headers), stepsTaken }),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "too-many-decisions") return refuse(corrected.sentence, 409);
  return redirect(`/imports/${about.id}/${corrected.ok ? "file" : "review"}`);
}

const refuse = (sentence: string, status: number) => data({ sentence }, { status });

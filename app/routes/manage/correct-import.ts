import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import type { Settings } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

type Correction<Form extends z.ZodType> = {
  importId: string | undefined;
  form: Form;
  change: (settings: Settings, said: z.output<Form>) => Settings;
  by: string;
  /** The step that is shown next; without one the page stays, and says itself that the import is under way. */
  next?: "file" | "cleanse";
};

/** Changes how the file of an import is read by what a form says. */
export async function correctImport<Form extends z.ZodType>(
  request: Request,
  { importId, form: schema, change, by, next }: Correction<Form>,
) {
  const form = await readForm(request, schema);
  if (!isId(importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const corrected = await correctReading(db, {
    importId,
    change: (settings) => change(settings, form.value),
    by,
    now: clock.now(),
  });
  if (corrected.ok) return next ? redirect(`/imports/${importId}/${next}`) : null;
  switch (corrected.reason) {
    case "no-such-import":
      throw notFound();
    case "too-many-decisions":
      return data(form.refuse(corrected.sentence), { status: 409 });
    case "too-late":
      if (next) return redirect(`/imports/${importId}/review`);
      return data(form.refuse("The import is already under way."), { status: 409 });
  }
}

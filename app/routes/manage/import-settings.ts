import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { encodings } from "#app/features/intake/encodings.ts";
import { countryField, sheetField } from "#app/features/intake/reading-form.ts";
import { delimiters, withCountry, withReading } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Reading = z.object({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(Object.keys(delimiters) as [string, ...string[]]).optional(),
  headerLine: z
    .union([z.literal("none").transform(() => null), z.coerce.number().int().positive().max(1_000)])
    .optional(),
  sheet: sheetField,
  country: countryField,
});

/** Corrects one of the facts found in a file. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Reading);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const { country, ...reading } = form.value;
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withReading(country ? withCountry(settings, country) : settings, reading),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/${corrected.ok ? "file" : "review"}`);
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { fieldNames } from "#app/features/cleansing/fields.ts";
import { correctList } from "#app/features/intake/lists/correct-list.server.ts";
import { countryField, sheetField } from "#app/features/intake/reading-form.ts";
import { type Settings, withCountry, withField, withReading } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Reading = z.object({
  column: z.coerce.number().int().min(0).max(10_000).optional(),
  field: z.enum(fieldNames).optional(),
  sheet: sheetField,
  country: countryField,
});

/** Corrects how a list is read: what a column holds, its sheet, the country of its numbers. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requireManager(request);
  const form = await readForm(request, Reading);
  if (!isId(params.listId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const { column, field, sheet, country } = form.value;
  const change = (before: Settings): Settings => {
    if (column !== undefined && field !== undefined) return withField(before, { column, field });
    if (sheet !== undefined) return withReading(before, { sheet });
    return country === undefined ? before : withCountry(before, country);
  };
  const corrected = await correctList(db, { listId: params.listId, change });
  if (!corrected.ok && corrected.reason === "no-such-list") throw notFound();
  return redirect(`/suppression-lists/${params.listId}${corrected.ok ? "" : `?refused=${corrected.reason}`}`);
}

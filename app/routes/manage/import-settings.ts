import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { encodings } from "#app/features/intake/encodings.ts";
import { countryField, sheetField } from "#app/features/intake/reading-form.ts";
import { delimiters, withCountry, withReading } from "#app/features/intake/settings.ts";
import { correctImport } from "./correct-import.ts";

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
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Reading,
    change: (settings, { country, ...reading }) =>
      withReading(country ? withCountry(settings, country) : settings, reading),
    next: "file",
    by,
  });
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { areaCodePattern, withAreaCode } from "#app/features/intake/settings.ts";
import { correctImport } from "./correct-import.ts";

const Given = z.object({
  areaCode: z
    .string()
    .trim()
    .regex(areaCodePattern, "Give the area code in digits, as it is dialled at home.")
    .optional(),
});

/** Gives an area code for the whole file, or takes it back where none is sent. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Given,
    change: (settings, { areaCode = null }) => withAreaCode(settings, areaCode),
    next: "cleanse",
    by,
  });
}

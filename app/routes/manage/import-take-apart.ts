import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { withoutReplacement } from "#app/features/intake/replacements.ts";
import { correctImport } from "./correct-import.ts";

const Apart = z.union([
  z.object({ offer: z.string().min(1) }),
  z.object({
    column: z.coerce.number().int().min(0),
    from: z.preprocess((from) => (typeof from === "string" ? [from] : from), z.array(z.string()).min(1)),
    to: z.string(),
  }),
]);

/** Takes back what was brought together: one replacement, or all that one accepted offer brought. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Apart,
    change: (settings, said) => withoutReplacement(settings, "offer" in said ? said : { replacement: said }),
    next: "cleanse",
    by,
  });
}

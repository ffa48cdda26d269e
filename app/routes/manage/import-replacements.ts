import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { Replacement, withReplacements } from "#app/features/intake/replacements.ts";
import { correctImport } from "./correct-import.ts";

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
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Together,
    change: (settings, { together }) => withReplacements(settings, together),
    next: "cleanse",
    by,
  });
}

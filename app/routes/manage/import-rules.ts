import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { type RuleId, ruleIds } from "#app/features/cleansing/rules.ts";
import { withRule } from "#app/features/intake/settings.ts";
import { correctImport } from "./correct-import.ts";

const Switch = z.object({ rule: z.enum(ruleIds as [RuleId, ...RuleId[]]), on: z.enum(["yes", "no"]) });

/** Turns one cleansing rule on or off for this file. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  return correctImport(request, {
    importId: params.importId,
    form: Switch,
    change: (settings, { rule, on }) => withRule(settings, { rule, on: on === "yes" }),
    next: "cleanse",
    by,
  });
}

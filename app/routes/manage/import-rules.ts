import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { type RuleId, ruleIds } from "#app/features/cleansing/rules.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { withRule } from "#app/features/intake/settings.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Switch = z.object({ rule: z.enum(ruleIds as [RuleId, ...RuleId[]]), on: z.enum(["yes", "no"]) });

/** Turns one cleansing rule on or off for this file. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Switch);
  if (!isId(params.importId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const { rule, on } = form.value;
  const corrected = await correctReading(db, {
    importId: params.importId,
    change: (settings) => withRule(settings, { rule, on: on === "yes" }),
    by: who.id,
    now: clock.now(),
  });
  if (!corrected.ok && corrected.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/${corrected.ok ? "cleanse" : "review"}`);
}

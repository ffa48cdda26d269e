import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { checkRule } from "#app/features/compliance/edit-rules.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

const Checked = z.object({ version: z.string() });

export async function action({ request, params: { ruleId = "" } }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, Checked);
  if (!form.ok) throw notFound();
  const row = { id: ruleId, version: form.value.version };
  if (!(await checkRule(db, { ...row, by: who.id, now: clock.now() }))) throw notFound();
  return redirect(`/admin/rules/${ruleId}`);
}

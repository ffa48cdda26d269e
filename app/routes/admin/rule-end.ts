import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { endRule } from "#app/features/compliance/edit-rules.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

const Ending = z.object({ version: z.string(), validTo: z.iso.date() });

export async function action({ request, params: { ruleId = "" } }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, Ending);
  if (!form.ok) throw data("Choose the first day on which it holds no longer.", { status: 400 });
  const ended = await endRule(db, { id: ruleId, ...form.value, by: who.id, now: clock.now() });
  if (ended.ok) return redirect(`/admin/rules/${ruleId}`);
  if (ended.reason === "no-such-rule") throw notFound();
  throw data("A rule cannot end before it begins. Choose a later day.", { status: 409 });
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { askSecondFactor } from "#app/features/auth/govern-second-factor.server.ts";
import { requireAdmin } from "#app/features/auth/guards.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

const Form = z.object({ asked: z.enum(["yes", "no"]) });

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const form = await readForm(request, Form);
  if (!form.ok) return form.reply;
  const done = await askSecondFactor(db, { asked: form.value.asked === "yes", by: who.id, now: clock.now() });
  if (!done.ok)
    throw data("Set up your own under Your account first; then you can ask it of everybody.", { status: 409 });
  return redirect("/admin/people");
}

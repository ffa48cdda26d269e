import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { PassForm } from "#app/features/handback/forms.ts";
import { refusalWords } from "#app/features/handback/gate-page.ts";
import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

export async function action({ request, params: { handbackId } }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  if (!isId(handbackId)) throw notFound();
  const form = await readForm(request, PassForm);
  if (!form.ok) return data({ says: refusalWords["summary-missing"] ?? "" }, { status: 400 });
  const passed = await passLead(db, { handbackId, ...form.value, by, now: clock.now() });
  if (passed.ok) return redirect("/hand-back");
  if (passed.reason === "no-such-handback") throw notFound();
  return data({ says: refusalWords[passed.reason] ?? "" }, { status: 409 });
}

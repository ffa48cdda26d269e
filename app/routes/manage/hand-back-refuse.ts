import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { RefuseForm } from "#app/features/handback/forms.ts";
import { refusalWords } from "#app/features/handback/gate-page.ts";
import { refuseAtGate } from "#app/features/handback/refuse-at-gate.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

export async function action({ request, params: { handbackId } }: ActionFunctionArgs) {
  const { id: by } = await requireManager(request);
  if (!isId(handbackId)) throw notFound();
  const form = await readForm(request, RefuseForm);
  if (!form.ok) return data({ says: refusalWords["note-missing"] ?? "" }, { status: 400 });
  const refused = await refuseAtGate(db, { handbackId, ...form.value, by, now: clock.now() });
  if (refused.ok) return redirect("/hand-back");
  if (refused.reason === "no-such-handback") throw notFound();
  return data({ says: refusalWords[refused.reason] ?? "" }, { status: 409 });
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { ConsentForm, recordConsent } from "#app/features/compliance/wishes.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { backToNumber } from "./back-to-number.ts";

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, ConsentForm);
  if (!form.ok) throw data("Write down how we know: who said it, when, and where it is kept.", { status: 400 });
  await recordConsent(db, { ...form.value, by: who.id, now: clock.now() });
  return redirect(backToNumber(request, { client: form.value.clientId }));
}

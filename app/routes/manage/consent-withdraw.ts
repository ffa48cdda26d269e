import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { withdrawConsent } from "#app/features/compliance/wishes.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { backToNumber } from "./back-to-number.ts";

export async function action({ request, params: { consentId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(consentId)) throw notFound();
  if (!(await withdrawConsent(db, { consentId, by: who.id, now: clock.now() }))) throw notFound();
  return redirect(backToNumber(request));
}

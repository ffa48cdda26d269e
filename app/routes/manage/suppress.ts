import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { suppressByHand, WishForm } from "#app/features/compliance/wishes.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { backToNumber } from "./back-to-number.ts";

export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const back = backToNumber(request);
  const form = await readForm(request, WishForm);
  if (!form.ok) {
    throw data("Write whom: a number as in +442079460123, an email address or a domain.", { status: 400 });
  }
  await suppressByHand(db, { ...form.value, by: who.id, now: clock.now() });
  return redirect(back);
}

import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { liftByHand, suppressByHand, WishForm } from "#app/features/compliance/wishes.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

/** POST /wishes: somebody asks not to be called, with a client for that client alone; that it is taken back is a manager's to say. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const lifts = new URL(request.url).searchParams.has("lift");
  if (lifts && !mayActAs(who.role, "manager")) throw notFound();
  const form = await readForm(request, WishForm);
  if (!form.ok)
    return data(
      { ok: false, says: "There is nobody of that name here any more. Load the page again." },
      { status: 400 },
    );
  const wish = { ...form.value, clientId: form.value.clientId ?? null, by: who.id, now: clock.now() };
  if (!lifts) {
    await suppressByHand(db, wish);
    return data({ ok: true, says: "Closed from this moment on." });
  }
  const lifted = await liftByHand(db, wish);
  if (lifted) return data({ ok: true, says: "Open again, if nothing else stands against it." });
  return data({ ok: false, says: "It stands on a list: take the list back instead." }, { status: 409 });
}

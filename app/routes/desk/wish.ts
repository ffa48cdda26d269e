import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { takeBackMinutes, takeBackSince } from "#app/features/compliance/take-back.ts";
import { suppressByHand, WishForm } from "#app/features/compliance/wishes.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

/**
 * POST /wishes: somebody asks not to be called, with a client for that client alone; that it is taken back is a manager's to say, and for a short
 * while of whoever said it.
 */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const lifts = new URL(request.url).searchParams.has("lift");
  const form = await readForm(request, WishForm);
  if (!form.ok)
    return data(
      { ok: false, says: "There is nobody of that name here any more. Load the page again." },
      { status: 400 },
    );
  const now = clock.now();
  const wish = { ...form.value, clientId: form.value.clientId ?? null, by: who.id, now };
  if (!lifts) {
    await suppressByHand(db, wish);
    return data({ ok: true, says: "Closed from this moment on." });
  }
  const mayOpen = mayActAs(who.role, "manager");
  const lifted = await liftByHand(db, mayOpen ? wish : { ...wish, ownSince: takeBackSince(now) });
  if (!lifted && !mayOpen) return data({ ok: false, says: tooLate }, { status: 409 });
  if (lifted) return data({ ok: true, says: "Open again, if nothing else stands against it." });
  return data(
    {
      ok: false,
      says: "Nothing stands here by anybody’s word any more. What a list says goes with the list: take that back instead.",
    },
    { status: 409 },
  );
}

const tooLate = `Only your own word can be taken back, within ${takeBackMinutes} minutes. Ask a manager to open them again.`;

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

/** Puts a list in force; its job compares the open leads. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { listId } = params;
  if (!isId(listId)) throw notFound();
  const done = await orTooMuch(intake(db, "putInForce", { listId, by: who.id, now: clock.now() }));
  if (!done.ok && done.reason === "no-such-list") throw notFound();
  return redirect(`/suppression-lists/${listId}${done.ok ? "" : `?refused=${done.reason}`}`);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { takeBackList } from "#app/features/intake/lists/take-back-list.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Takes a list back; its job opens the leads again that it closed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { listId } = params;
  if (!isId(listId)) throw notFound();
  const done = await takeBackList(db, { listId, by: who.id, now: clock.now() });
  if (!done.ok && done.reason === "no-such-list") throw notFound();
  return redirect(`/suppression-lists/${listId}${done.ok ? "" : `?refused=${done.reason}`}`);
}

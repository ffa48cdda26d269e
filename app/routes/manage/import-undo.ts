import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { queueUndo, undoSettled } from "#app/features/intake/queue-undo.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** A small import is gone by then, and its page need not say first that it is being undone. */
const WAITS_MS = 2_000;

/** Queues the undo of a committed import, which is possible until its first call; a worker does it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const { importId } = params;
  if (!isId(importId)) throw notFound();
  const done = await queueUndo(db, { importId, by: who.id, now: clock.now() });
  if (!done.ok && done.reason === "no-such-import") throw notFound();
  if (done.ok) await undoSettled(db, importId, { withinMs: WAITS_MS });
  return redirect(`/imports/${importId}/review${done.ok ? "" : `?refused=${done.reason}`}`);
}

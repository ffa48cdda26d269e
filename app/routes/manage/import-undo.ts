import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Takes a committed import back, until its first call. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.importId)) throw notFound();
  const done = await undoImport(db, { importId: params.importId, by: who.id, now: clock.now() });
  if (!done.ok && done.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/review${done.ok ? "" : `?refused=${done.reason}`}`);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { cancelImport } from "#app/features/intake/cancel-import.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Stops an import that is not committed yet. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.importId)) throw notFound();
  const done = await cancelImport(db, { importId: params.importId, by: who.id, now: clock.now() });
  if (!done.ok && done.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/review${done.ok ? "" : `?refused=${done.reason}`}`);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Queues the commit; a worker does it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.importId)) throw notFound();
  const done = await queueCommit(db, { importId: params.importId, by: who.id });
  if (!done.ok && done.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${params.importId}/review${done.ok ? "" : `?refused=${done.reason}`}`);
}

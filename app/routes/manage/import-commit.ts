import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { canCorrect } from "#app/features/intake/settings.ts";
import { db } from "#db/client.server.ts";
import { orTooMuch } from "./or-too-much.ts";

/** Queues the commit; a worker does it. What nobody has answered yet is asked first. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const about = await importPage(db, params.importId);
  if (!about) throw notFound();
  const open = canCorrect(about.status) ? await orTooMuch(intake(db, "beforeCommit", about)) : null;
  if (open) return redirect(`/imports/${about.id}/${open.step}?before=commit`);
  const done = await queueCommit(db, { importId: about.id, by: who.id });
  if (!done.ok && done.reason === "no-such-import") throw notFound();
  return redirect(`/imports/${about.id}/review${done.ok ? "" : `?refused=${done.reason}`}`);
}

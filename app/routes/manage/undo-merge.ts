import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { apartSentence, refusalSentence } from "#app/features/matching/answer-words.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /merges/:mergeId/undo */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.mergeId)) throw notFound();
  const done = await unmerge(db, { mergeId: params.mergeId, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: apartSentence(done.shared) });
  if (done.reason === "no-such-merge") throw notFound();
  return data({ ok: false, says: refusalSentence(done.reason) }, { status: 409 });
}

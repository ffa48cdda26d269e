import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { refusalSentence } from "#app/features/matching/answer-words.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /branches/:decisionId/unlink */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.decisionId)) throw notFound();
  const done = await unlinkBranch(db, { decisionId: params.decisionId, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: "They are two firms now." });
  if (done.reason === "no-such-question") throw notFound();
  const says =
    done.reason === "not-linked" ? "They are no longer linked. Load the page again." : refusalSentence(done.reason);
  return data({ ok: false, says }, { status: 409 });
}

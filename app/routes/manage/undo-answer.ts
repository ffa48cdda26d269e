import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { refusalSentence, takenBackSentence } from "#app/features/matching/answer-words.ts";
import { undoAnswer } from "#app/features/matching/undo-answer.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /duplicates/undo: the last answer of whoever asks, of the client on the page if one is chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const client = String((await request.formData()).get("client") ?? "");
  const done = await undoAnswer(db, { clientId: isId(client) ? client : null, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: takenBackSentence(done.questions) });
  return data({ ok: false, says: refusalSentence(done.reason) }, { status: 409 });
}

import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { answerPair } from "#app/features/matching/answer-pair.server.ts";
import { answeredSentence, refusalSentence } from "#app/features/matching/answer-words.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { pairAnswers } from "#db/vocabulary.ts";

/** POST /duplicates/:decisionId/answer */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(params.decisionId)) throw notFound();
  const given = (await request.formData()).get("answer");
  const answer = pairAnswers.find((word) => word === given);
  if (!answer) return data({ ok: false, says: "That is no answer we know." }, { status: 400 });
  const done = await answerPair(db, { decisionId: params.decisionId, answer, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: answeredSentence(answer, done.settled) });
  const told = done.reason === "already-answered" ? done.answer : undefined;
  return data({ ok: false, says: refusalSentence(done.reason, told) }, { status: 409 });
}

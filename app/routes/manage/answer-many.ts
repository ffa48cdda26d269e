import { type ActionFunctionArgs, data } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireManager } from "#app/features/auth/guards.server.ts";
import { answerMany } from "#app/features/matching/answer-many.server.ts";
import { manyAnsweredSentence } from "#app/features/matching/answer-words.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const answers = ["same", "different", "branch"] as const;

/** POST /duplicates/patterns/answer: the questions that stood on the page, and no other of the kind. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const given = await request.formData();
  const answer = answers.find((word) => word === given.get("answer"));
  const decisionIds = String(given.get("questions") ?? "")
    .split(" ")
    .filter(isId);
  if (!answer || decisionIds.length === 0)
    return data({ ok: false, says: "Choose an answer; nothing was changed." }, { status: 400 });
  const done = await answerMany(db, { decisionIds, answer, by: who.id, now: clock.now() });
  return data({ ok: true, says: manyAnsweredSentence(done) });
}

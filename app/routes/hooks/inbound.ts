import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { answerCaller } from "#app/features/telephony/answer-caller.server.ts";
import { requireTwilio } from "#app/features/telephony/guard.server.ts";
import { hookAnswer } from "#app/features/telephony/hook-answer.ts";
import { twimlOf } from "#app/features/telephony/twilio.server.ts";
import { db } from "#db/client.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const form = await requireTwilio(request);
  const answered = await answerCaller(db, { form, now: clock.now() });
  if (!answered.ok) return hookAnswer(answered);
  return new Response(twimlOf(answered.answer), { headers: { "Content-Type": "text/xml" } });
}

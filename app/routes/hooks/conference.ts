import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireTwilio } from "#app/features/telephony/guard.server.ts";
import { hookAnswer } from "#app/features/telephony/hook-answer.ts";
import { receiveWebhook } from "#app/features/telephony/receive-webhook.server.ts";
import { db } from "#db/client.server.ts";

export async function action({ request, params: { sessionId = "" } }: ActionFunctionArgs) {
  const form = await requireTwilio(request);
  const told = { kind: "conference" as const, id: sessionId, form, now: clock.now(), clockAheadMs: clock.aheadMs() };
  return hookAnswer(await receiveWebhook(db, told));
}

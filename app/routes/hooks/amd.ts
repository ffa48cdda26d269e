import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireTwilio } from "#app/features/telephony/guard.server.ts";
import { hookAnswer } from "#app/features/telephony/hook-answer.ts";
import { receiveWebhook } from "#app/features/telephony/receive-webhook.server.ts";
import { db } from "#db/client.server.ts";

export async function action({ request, params: { attemptId = "" } }: ActionFunctionArgs) {
  const form = await requireTwilio(request);
  const told = { kind: "amd" as const, id: attemptId, form, now: clock.now(), clockAheadMs: clock.aheadMs() };
  return hookAnswer(await receiveWebhook(db, told));
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { dropVoicemail } from "#app/features/telephony/call-in-hand.server.ts";
import { houseLine } from "#app/house.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer } from "./act-answer.ts";

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  return actAnswer(await dropVoicemail(db, houseLine().telephone, { by: agent.id, now: clock.now() }));
}

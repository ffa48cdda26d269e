import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { takeNext } from "#app/features/queue/pass-over.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer } from "./act-answer.ts";

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  return actAnswer(await takeNext(db, { by: agent.id, now: clock.now() }));
}

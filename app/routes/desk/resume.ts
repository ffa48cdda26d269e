import type { ActionFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { takeNext } from "#app/features/queue/pass-over.server.ts";
import { resumeAgent } from "#app/features/queue/pause.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer } from "./act-answer.ts";

/** Back at the desk, and the next lead with it. */
export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const back = { by: agent.id, now: clock.now() };
  await resumeAgent(db, back);
  return actAnswer(await takeNext(db, back));
}

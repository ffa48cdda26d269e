import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { pauseAgent } from "#app/features/queue/pause.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { pauseReasons } from "#db/vocabulary.ts";
import { actAnswer, badForm } from "./act-answer.ts";

const Pause = z.object({ because: z.enum(pauseReasons) });

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Pause);
  if (!form.ok) return badForm();
  return actAnswer(await pauseAgent(db, { ...form.value, by: agent.id, now: clock.now() }));
}

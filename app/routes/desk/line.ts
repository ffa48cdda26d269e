import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { openOwnLine } from "#app/features/telephony/own-line.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm } from "./act-answer.ts";

const Line = z.object({ fresh: z.enum(["1", "0"]) });

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Line);
  if (!form.ok) return badForm();
  const wish = { fresh: form.value.fresh === "1", by: agent.id, now: clock.now() };
  return actAnswer(await openOwnLine(db, houseLine().telephone, wish));
}

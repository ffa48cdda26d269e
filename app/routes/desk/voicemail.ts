import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { dropVoicemail } from "#app/features/telephony/call-in-hand.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, OnCall } from "./act-answer.ts";

const Drop = OnCall.extend({ heardMachine: z.enum(["1", "0"]) });

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Drop);
  if (!form.ok) return badForm();
  const { attemptId } = form.value;
  const drop = { attemptId, heardMachine: form.value.heardMachine === "1", by: agent.id, now: clock.now() };
  return actAnswer(await dropVoicemail(db, houseLine().telephone, drop));
}

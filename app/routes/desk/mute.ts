import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { muteAgent } from "#app/features/telephony/call-in-hand.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, OnCall } from "./act-answer.ts";

const Switched = OnCall.partial().extend({ on: z.enum(["1", "0"]) });

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Switched);
  if (!form.ok) return badForm();
  const { attemptId = null, on } = form.value;
  return actAnswer(await muteAgent(db, houseLine().telephone, { attemptId, on: on === "1", by: agent.id }));
}

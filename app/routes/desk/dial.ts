import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { placeCall } from "#app/features/telephony/place-call.server.ts";
import { houseLine } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

const Dial = Held.extend({ phoneNumberId: z.guid(), reason: z.string().max(500).optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Dial);
  if (!form.ok) return badForm();
  const { telephone, detectMachines } = houseLine();
  const { token, phoneNumberId, reason = null } = form.value;
  const call = { leadId: leadIdFrom(params), token, phoneNumberId, reason, detectMachines };
  return actAnswer(await placeCall(db, telephone, { ...call, by: agent.id, now: clock.now() }));
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";

const Note = Held.extend({ text: z.string().max(20_000).optional() });

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Note);
  if (!form.ok) return badForm();
  const { token, text = "" } = form.value;
  const now = clock.now();
  const kept = await keepNote(db, { leadId: leadIdFrom(params), token, text, by: agent.id, now });
  return actAnswer(kept, { at: now.toISOString() });
}

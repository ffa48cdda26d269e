import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { answerFound } from "#app/features/intake/lists/answer-found.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Answer = z.object({ answer: z.enum(["close", "keep"]) });

/** Decides about a lead that was found on a list and that a machine should not close. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireManager(request);
  const form = await readForm(request, Answer);
  const { listId, leadId } = params;
  if (!isId(listId) || !isId(leadId)) throw notFound();
  if (!form.ok) return data(form.reply, { status: 400 });
  const done = await answerFound(db, { listId, leadId, answer: form.value.answer, by: who.id, now: clock.now() });
  return redirect(`/suppression-lists/${listId}${done.ok ? "" : `?refused=${done.reason}`}`);
}

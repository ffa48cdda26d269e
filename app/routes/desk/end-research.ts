import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { endResearch, researchEnds } from "#app/features/queue/end-research.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const Form = z.object({ end: z.enum(researchEnds) });

export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const person = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, Form);
  if (!form.ok) return data(form.reply, { status: 400 });
  // Somebody else may have been faster; the page that follows shows how the lead stands now.
  await endResearch(db, { leadId, ...form.value, by: person.id, now: clock.now() });
  return redirect(`/leads/${leadId}`);
}

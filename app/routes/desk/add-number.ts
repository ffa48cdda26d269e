import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { addNumber, type NumberAdded } from "#app/features/queue/add-number.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { NumberForm } from "./lead/number-form.ts";

const sentences: Record<Exclude<Extract<NumberAdded, { ok: false }>["reason"], "no-such-lead">, string> = {
  merged: "This lead went into another meanwhile. Load the page again, and add the number to the one that was kept.",
  "not-a-number": "This is not a whole telephone number. Write it with its area code, as in 020 7946 0142.",
  "premium-number": "This is a premium-rate number; it is never rung. Look for another.",
  "known-already": "This number is there already. Write down whom to ask for on it, if that is somebody new.",
  "known-dead": "This number is known not to reach them. Look for another.",
  "known-person": "They are there under this name already. Write down a number that reaches them.",
  "number-missing": "No number of theirs works. Write down one that does.",
};

export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const person = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, NumberForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { number = null, name = null, jobTitle = null } = form.value;
  const added = await addNumber(db, { leadId, number, name, jobTitle, by: person.id, now: clock.now() });
  if (added.ok) return redirect(`/leads/${leadId}`);
  if (added.reason === "no-such-lead") throw notFound();
  const field = added.reason === "known-person" ? "name" : "number";
  return data(form.refuse(sentences[added.reason], field), { status: 409 });
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { follow } from "#app/features/outcomes/lineage/follow.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { FollowForm } from "./lead/follow-form.ts";

const sentences = {
  merged: "This lead went into another meanwhile. Load the page again, and say it at the one that was kept.",
  "campaign-ended": "The campaign has ended; no lead is opened in it any more.",
  "not-a-number": "This is not a whole telephone number. Write it with its area code, or leave it empty.",
  "asked-not-to-be-called": "They asked not to be called, and that holds wherever they are. No lead is opened.",
  "same-company":
    "By its name or its number, that is the company they were at. Write the one they moved to, with a number of its own.",
  "premium-number": "This is a premium-rate number; it is never rung. Look for another.",
};

/** POST /leads/:leadId/follow */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const person = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, FollowForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { source, company, contactId = null, name = null, jobTitle = null, number = null } = form.value;
  const told = { source, company, contactId, name, jobTitle, number };
  const followed = await follow(db, { leadId, ...told, by: person.id, now: clock.now() });
  // Where they have a lead already, that is the one to look at.
  if (followed.ok) return redirect(`/leads/${followed.leadId}${followed.opened ? "" : "?there"}`);
  if (followed.reason === "no-such-lead") throw notFound();
  const ofNumber = followed.reason === "not-a-number" || followed.reason === "premium-number";
  return data(form.refuse(sentences[followed.reason], ofNumber ? "number" : undefined), { status: 409 });
}

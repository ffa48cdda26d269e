import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { changePromise, type PromiseChanged } from "#app/features/outcomes/promises/change-promise.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { PromiseForm } from "./lead/promise-form.ts";

type Refused = Extract<PromiseChanged, { ok: false }>;

const sentences = {
  "no-promise": "No promise of yours stands here any more. Load the page again.",
  "in-hand": "It is on somebody’s desk now. What they agree on there counts.",
  "no-such-time": "That hour does not exist there, since the clocks change. Choose another.",
  "time-past": "That moment has passed there. Choose one that is still to come.",
  "too-far": "That is more than two years away. Choose an earlier day.",
} satisfies Partial<Record<Refused["reason"], string>>;

/** POST /leads/:leadId/promise */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  const form = await readForm(request, PromiseForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const all = mayActAs(who.role, "manager");
  const moved = await changePromise(db, { leadId, when: form.value, by: who.id, all, now: clock.now() });
  if (!moved.ok)
    return data(form.refuse("sentence" in moved ? moved.sentence : sentences[moved.reason]), { status: 409 });
  return redirect(`/leads/${leadId}`);
}

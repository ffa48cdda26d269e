import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { promisedAt } from "#app/features/outcomes/promised-at.ts";
import { goAway } from "#app/features/outcomes/promises/absence.server.ts";
import { AwayForm } from "#app/features/outcomes/promises/away-form.ts";
import { readForm } from "#app/kit/form.server.ts";
import { date } from "#app/ui/format.ts";
import { db } from "#db/client.server.ts";

const sentences = {
  "no-such-agent": "This person cannot sign in any more.",
  "until-past": "That day is past. Choose a later return.",
  "too-long": "An absence lasts 366 days at most. Choose an earlier return, and write down the rest then.",
  "too-far": "That is more than two years from now. Choose an earlier first day.",
};

/** POST /callbacks/away: an agent for themselves, a manager for anybody. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const form = await readForm(request, AwayForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { userId, from, back, reason, callbacks } = form.value;
  const { zone } = await agencyClock(db);
  const [starts, ends] = [from, back].map((on) => promisedAt({ on, time: "00:00" }, zone));
  // Where the clocks change at midnight that hour is not there; the start of work always is.
  if (!starts?.ok || !ends?.ok)
    return data(form.refuse("Choose another day; the clocks change in that night."), { status: 409 });
  const gone = await goAway(db, {
    userId: mayActAs(who.role, "manager") && userId ? userId : who.id,
    ...{ reason, callbacks },
    from: starts.at,
    until: ends.at,
    by: who.id,
    now: clock.now(),
  });
  if (gone.ok) return redirect("/callbacks");
  if (gone.reason !== "away-already") return data(form.refuse(sentences[gone.reason]), { status: 409 });
  const other = `from ${date(gone.from, zone)} until the return on ${date(gone.until, zone)}`;
  const says = `These days overlap an absence written down already, ${other}. Choose days beside it, or take it off first.`;
  return data(form.refuse(says), { status: 409 });
}

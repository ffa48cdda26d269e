import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { comeBack } from "#app/features/outcomes/promises/absence.server.ts";
import { absenceList } from "#app/features/reporting/callbacks.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /callbacks/back: an absence ends before its time, or is taken off. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const absenceId = String((await request.formData()).get("absenceId") ?? "");
  const all = mayActAs(who.role, "manager");
  const known = isId(absenceId) ? await absenceList(db, { userId: who.id, all }) : [];
  // Somebody else may have been faster; the page that follows shows who is away.
  if (known.some(({ id }) => id === absenceId)) await comeBack(db, { absenceId, by: who.id, now: clock.now() });
  return redirect("/callbacks");
}

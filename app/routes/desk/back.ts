import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { comeBack } from "#app/features/outcomes/promises/absence.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /callbacks/back: an absence ends before its time, or is taken off. */
export async function action({ request }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  const userId = String((await request.formData()).get("userId") ?? "");
  const mayEnd = userId === who.id || mayActAs(who.role, "manager");
  // Somebody else may have been faster; the page that follows shows who is away.
  if (isId(userId) && mayEnd) await comeBack(db, { userId, by: who.id, now: clock.now() });
  return redirect("/callbacks");
}

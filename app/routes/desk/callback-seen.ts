import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { seeToLeftOver } from "#app/features/outcomes/promises/left-over.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** POST /callbacks/:leadId/seen-to */
export async function action({ request, params: { leadId } }: ActionFunctionArgs) {
  const who = await requireAgent(request);
  if (!isId(leadId)) throw notFound();
  // Somebody else may have been faster; the page that follows shows what is left.
  await seeToLeftOver(db, { leadId, userId: who.id, all: mayActAs(who.role, "manager"), now: clock.now() });
  return redirect("/callbacks");
}

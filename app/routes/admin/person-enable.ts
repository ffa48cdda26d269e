import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { enableUser } from "#app/features/auth/enable-user.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Back on the page of people it is said what waits for them, and what they were taken off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const { userId } = params;
  if (!isId(userId)) throw notFound();
  const done = await enableUser(db, { userId, by: who.id, now: clock.now() });
  if (done.ok) return redirect(`/admin/people?back=${userId}`);
  if (done.reason === "no-such-user") throw notFound();
  throw data("You cannot let yourself in again; ask another admin.", { status: 409 });
}

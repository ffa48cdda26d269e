import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { disableUser } from "#app/features/auth/disable-user.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  const { userId } = params;
  if (!isId(userId)) throw notFound();
  const done = await disableUser(db, { userId, by: who.id, now: clock.now() });
  if (done.ok) return redirect("/admin/people");
  if (done.reason === "no-such-user") throw notFound();
  const sentence =
    done.reason === "last-admin"
      ? "This is the only admin left. Add another first."
      : "You cannot disable yourself; ask another admin.";
  throw data(sentence, { status: 409 });
}

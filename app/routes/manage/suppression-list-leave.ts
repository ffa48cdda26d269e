import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { leaveList } from "#app/features/intake/lists/take-back-list.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

/** Lets go of a list that was not put in force. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requireManager(request);
  if (!isId(params.listId)) throw notFound();
  const left = await leaveList(db, { listId: params.listId });
  return redirect(left ? "/suppression-lists" : `/suppression-lists/${params.listId}`);
}

import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { liftSuppression } from "#app/features/compliance/wishes.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";
import { backToNumber } from "./back-to-number.ts";

export async function action({ request, params: { suppressionId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(suppressionId)) throw notFound();
  const lifted = await liftSuppression(db, { suppressionId, by: who.id, now: clock.now() });
  if (lifted.ok) return redirect(backToNumber(request));
  throw data("It stands no longer, or it stands on a list: take the list back instead.", { status: 409 });
}

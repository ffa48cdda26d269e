import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { settleUnknown } from "#app/features/mail/settle-unknown.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { db } from "#db/client.server.ts";

const ArrivedForm = z.object({ arrived: z.enum(["yes", "no"]) });

/** POST /outbox/:messageId/settle */
export async function action({ request, params: { messageId } }: ActionFunctionArgs) {
  const who = await requireManager(request);
  if (!isId(messageId)) throw notFound();
  const form = await readForm(request, ArrivedForm);
  if (!form.ok) return data({ ok: false, says: "Say whether it arrived." }, { status: 400 });
  const arrived = form.value.arrived === "yes";
  const done = await settleUnknown(db, { messageId, arrived, by: who.id, now: clock.now() });
  if (done.ok) return data({ ok: true, says: arrived ? "Left as it is." : "It is sent again." });
  if (done.reason === "no-such-message") throw notFound();
  return data({ ok: false, says: "Somebody has decided it already. Reload the page." }, { status: 409 });
}

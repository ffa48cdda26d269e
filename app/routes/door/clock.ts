import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { clockMoves } from "#app/features/auth/clock-moves.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { moveClock } from "#app/features/auth/move-clock.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";

const Form = z.object({ move: z.enum(clockMoves) });

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireAgent(request);
  const form = await readForm(request, Form);
  if (!form.ok) return form.reply;
  const moved = await moveClock(db, { ...form.value, by: person.id, now: clock.now() });
  if (!moved.ok) throw notFound();
  // The other processes hear of it; this one's next page must not be a moment late.
  setClockAhead(moved.aheadMs);
  return data({ ok: true });
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { leaveDesk } from "#app/features/outcomes/promises/leave-desk.server.ts";
import { awayUntil } from "#app/features/queue/away-until.ts";
import { readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { pauseReasons } from "#db/vocabulary.ts";
import { actAnswer, badForm } from "./act-answer.ts";

const Pause = z.object({ because: z.enum(pauseReasons), until: z.string().max(10) });

export async function action({ request }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Pause);
  if (!form.ok) return badForm();
  const { because, until: span } = form.value;
  const now = clock.now();
  const until = awayUntil(span, { now, zone: (await agencyClock(db)).zone });
  if (!until) return actAnswer({ ok: false, reason: "no-hour-of-today" });
  return actAnswer(await leaveDesk(db, { because, until, by: agent.id, now }));
}

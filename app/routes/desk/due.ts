import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { dueSays } from "#app/features/reporting/desk/due-says.server.ts";
import { db } from "#db/client.server.ts";
import { badForm } from "./act-answer.ts";

const Wanted = z.object({
  leadId: z.guid(),
  disposition: z.string().max(60),
  on: z.iso.date(),
  time: z.iso.time({ precision: -1 }).nullable(),
});

/** What the law and the calendar say of a date the agent is about to promise. */
export async function loader({ request }: LoaderFunctionArgs) {
  const agent = await requireAgent(request);
  const asked = new URL(request.url).searchParams;
  const wanted = Wanted.safeParse({
    leadId: asked.get("leadId"),
    disposition: asked.get("disposition"),
    on: asked.get("on"),
    time: asked.get("time") || null,
  });
  if (!wanted.success) return badForm();
  const { leadId, disposition, ...when } = wanted.data;
  return Response.json(await dueSays(db, { leadId, when, disposition, by: agent.id, now: clock.now() }));
}

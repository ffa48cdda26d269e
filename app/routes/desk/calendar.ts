import type { LoaderFunctionArgs } from "@remix-run/node";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { calendarFile } from "#app/features/outcomes/promises/calendar.ts";
import { callbackList } from "#app/features/reporting/callbacks.server.ts";
import { timeThere } from "#app/ui/format.ts";
import { db } from "#db/client.server.ts";

/** GET /callbacks/calendar.ics: one's own promises, for any calendar. */
export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const now = clock.now();
  const promised = await callbackList(db, { userId: who.id, all: false, now });
  const entries = promised
    .filter(({ agentId }) => agentId === who.id)
    .map(({ leadId, dueAt, company, campaign, zone }) => ({
      id: leadId,
      at: dueAt,
      company,
      campaign,
      there: timeThere(dueAt, zone),
      url: new URL(`/leads/${leadId}`, request.url).href,
    }));
  return new Response(calendarFile(entries, { now }), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="callbacks.ics"',
      "cache-control": "no-store",
    },
  });
}

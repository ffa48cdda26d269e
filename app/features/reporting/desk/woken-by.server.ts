import { and, desc, eq, gt, notExists, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { events, leadSignals, outcomes, signals } from "#db/schema.ts";

/** What woke a lead, until somebody has said what came of it: why it is called, and how to begin. */
export async function wokenBy(
  db: Queryable,
  leadId: string,
): Promise<{ because: string; opener: string; asked: boolean } | null> {
  const [found] = await db
    .select({ because: signals.because, opener: signals.opener, kind: signals.kind })
    .from(leadSignals)
    .innerJoin(signals, eq(signals.id, leadSignals.signalId))
    .where(
      and(
        eq(leadSignals.leadId, leadId),
        eq(leadSignals.effect, "woken"),
        notExists(
          db
            .select({ id: outcomes.id })
            .from(outcomes)
            .where(and(eq(outcomes.leadId, leadId), gt(outcomes.at, signals.at))),
        ),
      ),
    )
    .orderBy(desc(signals.at))
    .limit(1);
  return found ? { because: found.because, opener: found.opener, asked: found.kind === "offering-shipped" } : null;
}

export type WokenBy = Awaited<ReturnType<typeof wokenBy>>;

/** When they rang us last, until somebody has said what came of it. */
export async function rangUsAt(db: Queryable, leadId: string): Promise<Date | null> {
  const said = sql`(select max(${outcomes.at}) from ${outcomes} where ${outcomes.leadId} = ${leadId})`;
  const [rang] = await db
    .select({ at: events.at })
    .from(events)
    .where(
      and(
        eq(events.leadId, leadId),
        eq(events.type, "call.returned"),
        gt(events.at, sql`coalesce(${said}, '-infinity')`),
      ),
    )
    .orderBy(desc(events.at))
    .limit(1);
  return rang?.at ?? null;
}

import { and, desc, eq, gt, notExists } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { leadSignals, outcomes, signals } from "#db/schema.ts";

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

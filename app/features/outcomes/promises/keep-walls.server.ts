import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { DateTime } from "luxon";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { isLawfulAt } from "#app/features/compliance/lawful-hour.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";
import { numbersThen } from "./may-promise.server.ts";
import { movePromise } from "./move-promise.server.ts";
import { nextFree } from "./room.ts";
import { roomOfKeeper } from "./terms.server.ts";

/** The next promises; those further off come nearer and have their turn. */
const looksAt = 300;

/**
 * A promise is an hour on the lead's wall. Where the lead turns out to be in another zone, or the rules of a zone's clock change,
 * the instant follows the wall. An hour that a changed rule skips is kept as soon as it is over, and one at which nobody may ring them where they
 * turn out to be at the next at which somebody may.
 */
export async function keepWalls(db: Db, { now }: { now: Date }): Promise<number> {
  const next = await db
    .select({ lead: leads, company: companies })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(
      and(
        eq(leads.stage, "ready"),
        eq(leads.nextAction, "callback"),
        isNull(leads.mergedIntoId),
        isNotNull(leads.dueWall),
        gt(leads.dueAt, now),
      ),
    )
    .orderBy(asc(leads.dueAt))
    .limit(looksAt);
  let moved = 0;
  for (const { lead, company } of next) {
    const zone = (await wholeCompany(db, company)).timeZone ?? lead.dueZone;
    if (!zone || !lead.dueWall || follows(lead.dueWall, zone, lead)) continue;
    moved += await db.transaction(async (tx) => {
      const [still] = await tx.select().from(leads).where(eq(leads.id, lead.id)).for("update");
      if (!still?.dueWall || still.dueWall !== lead.dueWall || still.heldBy || follows(still.dueWall, zone, still))
        return 0;
      const at = await lawfulFrom(tx, { lead: still, wish: instantOf(still.dueWall, zone), zone, now });
      await movePromise(tx, { lead: still, at, zone, because: "clock", now });
      return 1;
    });
  }
  return moved;
}

type Wish = { lead: typeof leads.$inferSelect; wish: Date; zone: string; now: Date };

async function lawfulFrom(tx: Tx, { lead, wish, zone, now }: Wish): Promise<Date> {
  const numbers = await numbersThen(tx, { leadId: lead.id, now });
  const isLawful = (at: Date) => isLawfulAt(numbers, at);
  if (isLawful(wish)) return wish;
  return nextFree(wish > now ? wish : now, { ...(await roomOfKeeper(tx, lead)), leadZone: zone, isLawful });
}

const follows = (wall: string, zone: string, lead: { dueAt: Date | null; dueZone: string | null }): boolean =>
  lead.dueZone === zone && lead.dueAt?.getTime() === instantOf(wall, zone).getTime();

/** Of an hour that comes twice the first, as it was promised. */
function instantOf(wall: string, zone: string): Date {
  const at = DateTime.fromSQL(wall, { zone: clockOf(zone) });
  return (at.getPossibleOffsets()[0] ?? at).toJSDate();
}

import { and, asc, eq, inArray, isNotNull, isNull, not, or, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";
import { finalStages } from "#db/vocabulary.ts";
import { waiting } from "./offerings.server.ts";

/** What a signal is about. */
export type About =
  | { kind: "offering-shipped"; offeringId: string; unsaidToo: boolean }
  | { kind: "competitor-news"; competitor: string };

export type Found = Pick<
  typeof leads.$inferSelect,
  "id" | "campaignId" | "companyId" | "stage" | "dueAt" | "dormancyReason"
> & {
  company: string;
  /** Where the company is, as it is told. */
  timeZone: string | null;
};

/**
 * The open leads of one client that this concerns, whoever wakes first at the front. Whoever moves them locks them: what is read is
 * then how they stand until the transaction ends, also where somebody has just woken, claimed or accepted one. Locked in one order
 * always, so that two who do this wait for each other.
 */
export async function whomSignalFinds(
  db: Queryable,
  { clientId, about }: { clientId: string; about: About },
  { lock = false }: { lock?: boolean } = {},
): Promise<Found[]> {
  const concerns =
    about.kind === "offering-shipped" ? waitsFor(about) : await suppliedBy(db, clientId, about.competitor);
  if (!concerns) return [];
  const finding = db
    .select({
      id: leads.id,
      campaignId: leads.campaignId,
      companyId: leads.companyId,
      stage: leads.stage,
      dueAt: leads.dueAt,
      dormancyReason: leads.dormancyReason,
      company: companies.name,
      timeZone: companies.timeZone,
    })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(
      and(
        eq(leads.clientId, clientId),
        isNull(leads.mergedIntoId),
        sql`not (${inArray(leads.stage, [...finalStages])})`,
        concerns,
      ),
    )
    .orderBy(asc(leads.id));
  const found = await (lock ? finding.for("update", { of: leads }) : finding);
  return (await asTold(db, found)).sort((a, b) => dayOf(a) - dayOf(b));
}

const dayOf = ({ dueAt }: Found): number => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;

function waitsFor({ offeringId, unsaidToo }: Extract<About, { kind: "offering-shipped" }>) {
  const waits = (which = sql``) => sql`${leads.id} in (select w.id from (${waiting}) w ${which})`;
  return or(
    waits(sql`where w.offering_id = ${offeringId}`),
    unsaidToo ? and(eq(leads.dormancyReason, "offering-missing"), not(waits())) : undefined,
  );
}

/** However their files write the name; null where nobody is supplied by them. */
async function suppliedBy(db: Queryable, clientId: string, competitor: string) {
  const names = await competitorNames(db, clientId);
  const same = names.filter((name) => lettersOf(name) === lettersOf(competitor));
  return same.length > 0 ? inArray(leads.competitor, same) : null;
}

async function competitorNames(db: Queryable, clientId: string): Promise<string[]> {
  const found = await db
    .selectDistinct({ competitor: leads.competitor })
    .from(leads)
    .where(and(eq(leads.clientId, clientId), isNotNull(leads.competitor)));
  return found.flatMap(({ competitor }) => (competitor && lettersOf(competitor) !== "" ? [competitor] : []));
}

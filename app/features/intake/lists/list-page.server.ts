import { asc, eq, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { isId } from "#app/kit/ids.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { campaigns, companies, leads, suppressionMatches } from "#db/schema.ts";
import { intake } from "../intake-thread.server.ts";
import { isBeingChecked } from "./check-lists.server.ts";
import { type ListFacts, listFacts } from "./lists-page.server.ts";

const SHOWN = 200;

/** One list: while it waits, what is in its file and how it is read; once it is used, the leads that were found on it. */
export async function listPage(db: Db, listId: string | undefined) {
  const list = isId(listId) ? await listFacts(db, listId) : null;
  if (!list) return null;
  return {
    list,
    waiting: list.status === "ready" ? await intake(db, "waitingList", list) : null,
    found: await foundBy(db, list),
    comparing: list.status === "active" && (await isBeingChecked(db, list.clientId)),
  };
}

/** Those that ask a person first. */
async function foundBy(db: Queryable, { id }: ListFacts) {
  const found = await db
    .select({
      leadId: suppressionMatches.leadId,
      companyId: companies.id,
      company: companies.name,
      campaign: campaigns.name,
      stage: leads.stage,
      finding: suppressionMatches.finding,
      means: suppressionMatches.means,
      at: suppressionMatches.at,
    })
    .from(suppressionMatches)
    .innerJoin(leads, eq(leads.id, suppressionMatches.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .where(eq(suppressionMatches.listId, id))
    .orderBy(
      sql`array_position(array['in-hand', 'likely', 'closed', 'reopened', 'dismissed'], ${suppressionMatches.finding})`,
      asc(companies.name),
    )
    .limit(SHOWN);
  return asTold(db, found);
}

export type FoundLead = Awaited<ReturnType<typeof foundBy>>[number];

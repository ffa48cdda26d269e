import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";
import { knownFacts } from "../known-facts.server.ts";
import { isCompanyRow, type KnownMatch } from "../settle.ts";
import { type HandFields, handRow } from "./hand-row.ts";
import type { OpenCampaign } from "./open-to.server.ts";

/** "Is this Acme Plumbing in Leeds?" */
export type Alike = {
  name: string;
  place: string | null;
  leadId: string | null;
  stage: Stage | null;
  certain: boolean;
  because: string[];
};
export type Looked = {
  alike: Alike | null;
  /** Why the company would not be called; null where nothing is known against it. */
  closed: string | null;
};

/** Whom we may have met already, of this client alone, and whether they may be called; asked while somebody types. */
export async function alikeCompany(
  db: Queryable,
  { campaign, fields }: { campaign: OpenCampaign; fields: HandFields },
): Promise<Looked> {
  const row = handRow(fields, campaign.country);
  if (!isCompanyRow(row)) return { alike: null, closed: null };
  const facts = await knownFacts(db, { clientId: campaign.clientId, campaignId: campaign.id, rows: [row] });
  const closed = facts.suppressed.get(row.line)?.text ?? facts.likely.get(row.line)?.text ?? null;
  const [match] = facts.matches;
  if (match) return { alike: await told(db, match, campaign.id), closed };
  return { alike: await byName(db, row.record.company, campaign), closed };
}

async function told(db: Queryable, match: KnownMatch, campaignId: string): Promise<Alike | null> {
  const found = await shown(db, sql`c.id = ${match.company.companyId}`, campaignId);
  return found ? { ...found, certain: match.band === "auto", because: match.evidence.map(({ text }) => text) } : null;
}

/** A name that is half typed is too little to be weighed: the company that begins so. */
async function byName(db: Queryable, typed: string, { id, clientId }: OpenCampaign): Promise<Alike | null> {
  if (typed.length < 4) return null;
  const begins = `${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const found = await shown(
    db,
    sql`c.client_id = ${clientId} and c.merged_into_id is null and lower(c.name) like lower(${begins})`,
    id,
  );
  return found ? { ...found, certain: false, because: ["the name begins so"] } : null;
}

type Shown = Pick<Alike, "leadId" | "stage"> & {
  companyId: string;
  company: string;
  city: string | null;
  postcode: string | null;
};

async function shown(db: Queryable, which: ReturnType<typeof sql>, campaignId: string) {
  const rows = await db.execute<Shown>(sql`
    select c.id as "companyId", c.name as company, c.city, c.postcode, l.id as "leadId", l.stage
    from companies c left join leads l on l.company_id = c.id and l.campaign_id = ${campaignId} and l.merged_into_id is null
    where ${which} order by c.name, c.id limit 1`);
  const [found] = await asTold(db, rows.rows);
  if (!found) return null;
  const { company: name, city, postcode, leadId, stage } = found;
  return { name, place: [city, postcode].filter(Boolean).join(" ") || null, leadId, stage };
}

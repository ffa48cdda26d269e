import { asc, eq, sql } from "drizzle-orm";
import { isId } from "#app/kit/ids.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, companies, leads, suppressionLists, suppressionMatches } from "#db/schema.ts";
import { readSettings } from "../settings.ts";
import { isEmpty } from "./list-holds.ts";
import { type ListFacts, listFacts } from "./lists-page.server.ts";
import { readList } from "./read-list.server.ts";

const SHOWN = 200;

/** One list: while it waits, what is in its file and how it is read; once it is used, the leads that were found on it. */
export async function listPage(db: Queryable, listId: string | undefined) {
  const list = isId(listId) ? await listFacts(db, listId) : null;
  if (!list) return null;
  return { list, waiting: list.status === "ready" ? await waiting(db, list) : null, found: await foundBy(db, list) };
}

export type ListColumn = {
  index: number;
  header: string;
  field: string;
  sure: boolean;
  reason: string;
  samples: string[];
};

async function waiting(db: Queryable, { id, kind, clientId }: ListFacts) {
  const [stored] = await db
    .select({ content: suppressionLists.content, settings: suppressionLists.settings })
    .from(suppressionLists)
    .where(eq(suppressionLists.id, id));
  if (!stored?.content) return null;
  const settings = readSettings(stored.settings);
  const read = await readList(stored.content, { settings, kind, agencyWide: clientId === null });
  if (!read.ok) return { ok: false as const, country: settings.country, sentence: read.sentence };
  const { table, columns, held, sheets } = read.list;
  const distinct = (of: "numbers" | "emails" | "domains") => new Set(held.flatMap((row) => row[of])).size;
  return {
    ok: true as const,
    country: settings.country,
    sheet: table.sheet,
    sheets: sheets?.map(({ name }) => name) ?? null,
    warnings: table.warnings,
    holds: {
      rows: held.length,
      numbers: distinct("numbers"),
      emails: distinct("emails"),
      domains: distinct("domains"),
      companies: held.filter(({ company }) => company !== null).length,
      empty: held.filter(isEmpty).length,
    },
    columns: columns.map(
      ({ index, header, field, confidence, reason }): ListColumn => ({
        index,
        header,
        field,
        sure: confidence >= 0.6,
        reason,
        samples: samplesOf(table.records, index),
      }),
    ),
  };
}

function samplesOf(records: { cells: string[] }[], index: number): string[] {
  const cells = records.slice(0, 400).map(({ cells }) => (cells[index] ?? "").trim().replace(/\s+/g, " "));
  return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, 3).map((cell) => cell.slice(0, 60));
}

/** Those that ask a person first. */
async function foundBy(db: Queryable, { id }: ListFacts) {
  return db
    .select({
      leadId: suppressionMatches.leadId,
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
}

export type FoundLead = Awaited<ReturnType<typeof foundBy>>[number];
export type WaitingList = NonNullable<Awaited<ReturnType<typeof waiting>>>;

import { type SQL, sql } from "drizzle-orm";
import { backToResearch } from "#app/features/companies/back-from-research.server.ts";
import { tellFamilyFacts } from "#app/features/matching/facts-along.server.ts";
import type { Tx } from "#db/client.server.ts";
import { putBack } from "./put-back.server.ts";
import { undoPhases } from "./undo-words.ts";
import type { Progress } from "./write-plan.server.ts";

/** So many rows a statement: a company that goes is looked for wherever it may be named, which takes its time. */
const BATCH = 5_000;

/** What some rows of an import made: its own companies, its own leads, and all leads that it may have added notes to. */
type Made = Record<"companies" | "leads" | "noted", SQL>;

/** Takes away all that an import wrote: its rows, then what they name, in the order in which that names each other. */
export async function takeBack(
  tx: Tx,
  { importId, by, now }: { importId: string; by: string; now: Date },
  progress: Progress,
): Promise<{ rows: number; leads: number }> {
  const changed = await putBack(tx, importId, { by, now });
  const met = new Set(changed.leads);
  await tx.execute(sql`delete from import_edits where import_id = ${importId}`);
  const last = await tx.execute<{ line: number }>(
    sql`select coalesce(max(line), 0) as line from import_rows where import_id = ${importId}`,
  );
  const batches = Math.ceil((last.rows[0]?.line ?? 0) / BATCH);
  const parts = partsOf(importId);
  let done = 0;
  const tell = (phase: string) => progress(phase, ++done / (batches * (parts.length + 1)));

  let rows = 0;
  const made: Made[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const taken = await takeRows(tx, importId, batch * BATCH);
    rows += taken.rows;
    made.push(taken.made);
    for (const leadId of taken.met) met.add(leadId);
    await tell(undoPhases.rows);
  }
  let leads = 0;
  for (const { phase, table, those } of parts) {
    for (const batch of made) {
      const gone = await tx.execute(sql`delete from ${sql.identifier(table)} where ${those(batch)}`);
      if (table === "leads") leads += gone.rowCount ?? 0;
      await tell(phase);
    }
  }
  await tellFamilyFacts(tx, [...met], { by, now });
  await backToResearch(tx, { companyIds: changed.numbersGone, by, now });
  return { rows, leads };
}

/** `met` are the leads that its rows went into, be they its own or not. */
async function takeRows(tx: Tx, importId: string, after: number): Promise<{ rows: number; made: Made; met: string[] }> {
  type Row = { company_id: string | null; lead_id: string | null; verdict: string; known_by: string | null };
  const { rows } = await tx.execute<Row>(sql`
    delete from import_rows where import_id = ${importId} and line > ${after} and line <= ${after + BATCH}
    returning company_id, lead_id, verdict, known_by`);
  const ids = (all: (string | null)[]) => sql`any(${sql.param(all.filter((id) => id !== null))}::uuid[])`;
  const made = {
    companies: ids(rows.map((row) => (row.known_by ? null : row.company_id))),
    leads: ids(rows.map((row) => (row.verdict === "lead" ? row.lead_id : null))),
    noted: ids(rows.map((row) => row.lead_id)),
  };
  const met = rows.flatMap(({ verdict, lead_id }) => (verdict === "merged" && lead_id ? [lead_id] : []));
  return { rows: rows.length, made, met };
}

type Part = { phase: string; table: string; those: (made: Made) => SQL };

function partsOf(importId: string): Part[] {
  const { leads, people, companies } = undoPhases;
  const owned = ({ companies: own }: Made) => sql`origin_company_id = ${own}`;
  return [
    {
      phase: leads,
      table: "notes",
      // Also those that went to leads which were there before; the commit wrote all of them at one instant.
      those: ({ noted }) => sql`lead_id = ${noted} and at = (select committed_at from imports where id = ${importId})`,
    },
    { phase: leads, table: "merges", those: (made) => sql`merged_company_id = ${made.companies}` },
    { phase: leads, table: "match_decisions", those: (made) => sql`a_company_id = ${made.companies}` },
    { phase: leads, table: "match_decisions", those: (made) => sql`b_company_id = ${made.companies}` },
    { phase: leads, table: "leads", those: (made) => sql`id = ${made.leads}` },
    { phase: people, table: "phone_numbers", those: owned },
    { phase: people, table: "email_addresses", those: owned },
    { phase: people, table: "contacts", those: owned },
    { phase: companies, table: "match_keys", those: (made) => sql`company_id = ${made.companies}` },
    // The merged ones point to the kept ones.
    {
      phase: companies,
      table: "companies",
      those: (made) => sql`id = ${made.companies} and merged_into_id is not null`,
    },
    { phase: companies, table: "companies", those: (made) => sql`id = ${made.companies}` },
  ];
}

import { eq, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { countRowsAnew } from "#app/kit/count-rows-anew.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { importFiles, importRows, imports } from "#db/schema.ts";
import { putBack } from "./put-back.server.ts";

export type Undone =
  | { ok: true; rows: number; leads: number }
  | { ok: false; reason: "no-such-import" | "not-committed" | WhyNot };
export type WhyNot = "called" | "worked-on" | "built-upon";

/**
 * Takes an import back as if it had never been committed, until somebody has worked with what it brought. Its companies, people,
 * numbers, leads, rows and its file go; the import stays in the list as undone, with its entry in the ledger. What it said about
 * who must not be called stays too: a wish that was heard is not unheard.
 */
export async function undoImport(
  db: Db,
  { importId, by, now }: { importId: string; by: string; now: Date },
): Promise<Undone> {
  await countRowsAnew(db);
  return db.transaction(async (tx) => {
    const asked = tx
      .select({ status: imports.status, clientId: imports.clientId, campaignId: imports.campaignId })
      .from(imports)
      .where(eq(imports.id, importId));
    const [seen] = await asked;
    if (!seen) return { ok: false, reason: "no-such-import" } as const;
    if (seen.status !== "committed") return { ok: false, reason: "not-committed" } as const;
    // Another import of this client may be sending its rows to these companies at this moment, or a reviewer be merging them.
    await lockCompanies(tx, seen.clientId);
    const [found] = await asked.for("update");
    if (found?.status !== "committed") return { ok: false, reason: "not-committed" } as const;
    const made = await madeBy(tx, importId);
    await tx.execute(sql`select 1 from leads where id = any(${made.leads}) for update`);
    const why = await whyNot(tx, importId, made);
    if (why) return { ok: false, reason: why } as const;

    const { clientId, campaignId } = found;
    const { rows, leads } = await takeBack(tx, importId, made);
    await tx.delete(importFiles).where(eq(importFiles.importId, importId));
    await tx.update(imports).set({ status: "undone", undoneAt: now }).where(eq(imports.id, importId));
    await record(tx, { type: "import.undone", data: { rows, leads }, clientId, campaignId, importId, by, at: now });
    await announce(tx, `import:${importId}`, { phase: "undone" });
    await announce(tx, `campaign:${campaignId}`, { importId });
    return { ok: true, rows, leads } as const;
  });
}

/** May it be undone, and if not, why? For the page; the act asks again under the locks. */
export async function mayUndo(db: Queryable, importId: string): Promise<WhyNot | null> {
  return whyNot(db, importId, await madeBy(db, importId));
}

/** What this import made: its own companies, its own leads, and the leads it added notes to; and the records it met once more. */
type Made = Record<"companies" | "leads" | "noted" | "met", ReturnType<typeof sql>>;

async function madeBy(db: Queryable, importId: string): Promise<Made> {
  const rows = await db
    .select({
      companyId: importRows.companyId,
      leadId: importRows.leadId,
      verdict: importRows.verdict,
      knownBy: importRows.knownBy,
    })
    .from(importRows)
    .where(eq(importRows.importId, importId));
  const ids = (all: (string | null)[]) => sql`${sql.param(all.filter((id) => id !== null))}::uuid[]`;
  return {
    companies: ids(rows.map((row) => (row.knownBy ? null : row.companyId))),
    met: ids(rows.map((row) => (row.knownBy ? row.companyId : null))),
    leads: ids(rows.map((row) => (row.verdict === "lead" ? row.leadId : null))),
    noted: ids(rows.map((row) => row.leadId)),
  };
}

/** The first reason that holds. A later import that met one of these companies may have left notes on its lead too: it is named first. */
async function whyNot(db: Queryable, importId: string, { companies, leads, met }: Made): Promise<WhyNot | null> {
  const asked = await db.execute<{ why: WhyNot | null }>(sql`
    select case
      when exists (select from attempts where lead_id = any(${leads})) then 'called'
      when exists (
        select from attempts a join import_changes c on c.added_id = a.phone_number_id and c.kind = 'number' where c.import_id = ${importId}
      ) then 'called'
      when exists (
        select from leads where id = any(${leads})
          and ((stage, next_action) not in (('ready', 'call'), ('research', 'research'))
            or held_by is not null or merged_into_id is not null)
      ) then 'worked-on'
      when exists (
        select from events where lead_id = any(${leads}) and import_id is null
          and type not in ('lead.created', 'lead.leased', 'lead.released', 'lead.extended')
      ) then 'worked-on'
      when exists (
        select from merges where by is not null
          and (kept_company_id = any(${companies}) or merged_company_id = any(${companies}))
      ) then 'worked-on'
      when exists (
        select from merges where kept_company_id = any(${companies}) and merged_company_id <> all(${companies})
      ) then 'built-upon'
      when exists (
        select from import_rows where company_id = any(${companies}) and import_id <> ${importId}
      ) then 'built-upon'
      when exists (
        select from import_changes c join imports later on later.id = c.import_id join imports own on own.id = ${importId}
        where c.company_id = any(${met}) and later.committed_at > own.committed_at
      ) then 'built-upon'
      when exists (select from leads where company_id = any(${companies}) and id <> all(${leads})) then 'built-upon'
      when exists (
        select from notes join imports on imports.id = ${importId}
        where notes.lead_id = any(${leads}) and notes.at > imports.committed_at
      ) then 'worked-on'
    end as why`);
  return asked.rows[0]?.why ?? null;
}

async function takeBack(
  tx: Tx,
  importId: string,
  { companies, leads, noted }: Made,
): Promise<{ rows: number; leads: number }> {
  await putBack(tx, importId);
  await tx.execute(sql`delete from import_edits where import_id = ${importId}`);
  const rows = await tx.execute(sql`delete from import_rows where import_id = ${importId}`);
  // Also those that went to leads which were there before; the commit wrote all of them at one instant.
  await tx.execute(sql`
    delete from notes using imports where imports.id = ${importId} and notes.at = imports.committed_at
      and notes.lead_id = any(${noted})`);
  await tx.execute(sql`delete from merges where merged_company_id = any(${companies})`);
  await tx.execute(sql`
    delete from match_decisions where a_company_id = any(${companies}) or b_company_id = any(${companies})`);
  const gone = await tx.execute(sql`delete from leads where id = any(${leads})`);
  for (const owned of ["phone_numbers", "email_addresses", "contacts"]) {
    await tx.execute(sql`delete from ${sql.identifier(owned)} where origin_company_id = any(${companies})`);
  }
  // The merged ones point to the kept ones.
  await tx.execute(sql`delete from companies where id = any(${companies}) and merged_into_id is not null`);
  await tx.execute(sql`delete from companies where id = any(${companies})`);
  return { rows: rows.rowCount ?? 0, leads: gone.rowCount ?? 0 };
}

import { and, eq, inArray } from "drizzle-orm";
import { type LedgerEntry, record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { erased } from "#app/kit/erased.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { importRows, imports } from "#db/schema.ts";
import { contextOf } from "./commit-context.server.ts";
import { entriesOf } from "./commit-ledger.server.ts";
import { writeSuppressions } from "./commit-suppressions.server.ts";
import { inspectTable, type RowReason } from "./inspect.ts";
import { knownFacts } from "./known-facts.server.ts";
import { lockMet } from "./lock-met.server.ts";
import { rowSettings, stepsIn } from "./look.ts";
import { type Mending, type MendRefusal, writeEdits } from "./mend-cells.server.ts";
import type { CellEdit } from "./mend-record.ts";
import { planCommit } from "./plan-commit.ts";
import type { TableRecord } from "./read-table.ts";
import { dateOrdersAsCommitted, readingAsCommitted } from "./row-reading.ts";
import { readSettings } from "./settings.ts";
import { settle } from "./settle.ts";
import { settleAsked } from "./settle-asked.server.ts";
import { storedEdits } from "./stored-edits.server.ts";
import { tellWhatRowsSay } from "./tell-rows.server.ts";
import { whatChanges } from "./what-changes.server.ts";
import { writeChanges } from "./write-changes.server.ts";
import { storedRows, storePlan, type Writing } from "./write-plan.server.ts";

type StoredRow = typeof importRows.$inferSelect;

/**
 * Mends quarantined rows of an import that is committed: they are cleansed and judged again as the commit did it, against what is known
 * today, and what they bring is written with them. A row that is no longer in quarantine stays as it is.
 */
export async function mendRows(
  db: Db,
  { importId, edits, findLater = [], by, now }: Mending,
): Promise<{ ok: true; cells: number } | MendRefusal> {
  return db.transaction(async (tx) => {
    const asked = tx.select().from(imports).where(eq(imports.id, importId));
    const [seen] = await asked;
    if (!seen) return { ok: false, reason: "no-such-import" } as const;
    // As the commit and its undo: whoever decides which records are one company takes turns.
    await lockCompanies(tx, seen.clientId);
    const [about] = await asked.for("update");
    if (about?.status !== "committed" || !about.committedAt) return { ok: false, reason: "too-late" } as const;
    const { clientId, campaignId, committedAt } = about;

    const later = findLater.filter(({ on }) => on).map(({ line }) => line);
    const lines = [...new Set([...edits.map(({ line }) => line), ...later])];
    const rows = await quarantinedRows(tx, importId, lines);
    const width = (row: StoredRow) =>
      Math.max(row.cells.length, readSettings(about.settings).read?.columns.length ?? 0);
    const fitting = edits.filter(({ line, column }) => {
      const row = rows.get(line);
      return row !== undefined && column >= 0 && column < width(row);
    });
    const originals = fitting.map(({ line, column }) => rows.get(line)?.cells[column] ?? "");
    const cells = await writeEdits(tx, { clientId, importId, edits: fitting, originals, by, now });
    const released = later.filter((line) => rows.has(line));
    if (cells === 0 && released.length === 0) return { ok: true, cells: 0 } as const;

    const touched = new Set([...fitting.map(({ line }) => line), ...released]);
    const changed = [...rows.values()].filter(({ line }) => touched.has(line));
    const settings = { ...readSettings(about.settings), findLater: released };
    const all = await storedEdits(
      tx,
      importId,
      changed.map(({ line }) => line),
    );
    const { columns } = readingAsCommitted(settings);
    const dateOrders = dateOrdersAsCommitted(settings);
    const headers = columns.map(({ header }) => header);
    const part = { headers, records: changed.map(recordOf), warnings: [] };
    const inspection = inspectTable(
      part,
      { ...rowSettings([...columns], settings, all), countryConfirmed: true },
      dateOrders,
    );

    const facts = await knownFacts(tx, { clientId, campaignId, rows: inspection.rows });
    const settled = settle(inspection.rows, facts);
    const context = contextOf({ importId, clientId, campaignId, by, now, statusWords: settings.statusWords ?? {} });
    const plan = planCommit(settled, inspection, facts.matches, context);
    // What the file says is as old as its commit, and goes with it when it is undone.
    for (const note of plan.notes) note.at = committedAt;
    const stepsOf = stepsIn({ columns: [...columns], settings, edits: all, inspection });
    const { outcomes, again } = settled;
    const writing: Writing = { importId, ...context, rows: inspection.rows, outcomes, again, plan, stepsOf };
    const { statusWords } = context;
    const { matches } = facts;
    const changing = await whatChanges(tx, { clientId, look: { columns }, settled, matches, statusWords, now });
    await lockMet(tx, plan, changing);
    await storePlan(tx, plan, async () => {}, []);
    await settleAsked(tx, plan, { clientId, now });
    await writeChanges(tx, { ...writing, ...changing });
    await writeSuppressions(tx, writing);
    await updateRows(tx, writing);
    await tellWhatRowsSay(tx, writing, changing.changes);
    const rowIdOf = (line: number) => rows.get(line)?.id ?? "";
    await record(tx, ...mendedEntries(writing, fitting, rowIdOf), ...entriesOf(writing, rowIdOf));
    await announce(tx, `import:${importId}`, { phase: "mended" });
    await announce(tx, `campaign:${campaignId}`, { importId });
    return { ok: true, cells } as const;
  });
}

async function quarantinedRows(tx: Tx, importId: string, lines: number[]): Promise<Map<number, StoredRow>> {
  const found = await tx
    .select()
    .from(importRows)
    .where(
      and(eq(importRows.importId, importId), inArray(importRows.line, lines), eq(importRows.verdict, "quarantined")),
    )
    .for("update");
  return new Map(found.map((row) => [row.line, row]));
}

/** A stored row as it was read: what was wrong with the record itself is told among its reasons. */
function recordOf({ line, physicalLine, cells, reasons }: StoredRow): TableRecord {
  const told = reasons as RowReason[];
  return {
    line,
    physicalLine,
    // Where somebody was erased nobody stands, and nobody called so.
    cells: cells.map((cell) => cell.replaceAll(erased, "")),
    fault: told.find(({ code }) => code === "broken-record")?.text ?? null,
    repeatsHeader: told.some(({ code }) => code === "header-repeated"),
  };
}

async function updateRows(tx: Tx, writing: Writing): Promise<void> {
  for (const { line, verdict, reasons, steps, companyId, leadId, externalId, told, knownBy } of storedRows(writing)) {
    await tx
      .update(importRows)
      .set({ verdict, reasons, steps, companyId, leadId, externalId, told, knownBy })
      .where(and(eq(importRows.importId, writing.importId), eq(importRows.line, line)));
  }
}

function mendedEntries(
  { clientId, campaignId, importId, by, now, outcomes, plan }: Writing,
  edits: readonly CellEdit[],
  rowIdOf: (line: number) => string,
): LedgerEntry[] {
  const cellsOf = new Map<number, number>();
  for (const { line } of edits) cellsOf.set(line, (cellsOf.get(line) ?? 0) + 1);
  return [...outcomes].flatMap(([line, { verdict }]): LedgerEntry[] => {
    const rowId = rowIdOf(line);
    const about = { clientId, campaignId, importId, by, at: now, companyId: plan.companyOf.get(line) ?? null };
    const data = { rowId, line, cells: cellsOf.get(line) ?? 0 };
    const mended: LedgerEntry = { type: "row.mended", data, ...about };
    if (verdict === "quarantined") return [mended];
    return [mended, { type: "row.verdict-changed", data: { rowId, line, from: "quarantined", to: verdict }, ...about }];
  });
}

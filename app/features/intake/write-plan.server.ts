import type { InferInsertModel } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Step } from "#app/features/cleansing/record.ts";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import type { Tx } from "#db/client.server.ts";
import {
  companies,
  contacts,
  emailAddresses,
  importRows,
  leads,
  matchDecisions,
  matchKeys,
  merges,
  notes,
  phoneNumbers,
} from "#db/schema.ts";
import type { InspectedRow } from "./inspect.ts";
import { originalCells } from "./mend-record.ts";
import type { Plan, PlanContext } from "./plan-commit.ts";
import { factsOfRow, keptFacts } from "./row-facts.ts";
import type { Outcome, Settled } from "./settle.ts";

export type Writing = PlanContext & {
  importId: string;
  rows: readonly InspectedRow[];
  outcomes: ReadonlyMap<number, Outcome>;
  plan: Plan;
  again: Settled["again"];
  /** The changes that were made to the cells of a row. */
  stepsOf: (row: InspectedRow) => Step[];
};

/** Told after each batch: what is being done, and how much of the whole is done. */
export type Progress = (phase: string, share: number) => Promise<void>;

const BATCH = 2_000;

/** Stores a plan and the rows it was made from. */
export const writePlan = (tx: Tx, writing: Writing, progress: Progress): Promise<void> =>
  storePlan(tx, writing.plan, progress, {
    length: writing.rows.length,
    slice: (from, to) => storedRows({ ...writing, rows: writing.rows.slice(from, to) }),
  });

/** What is stored, all there already or each part made when its turn comes. */
type Supply<Row> = { length: number; slice: (from: number, to: number) => readonly Row[] };
type Batch = { phase: string; size: number; store: () => Promise<void> };

/** Stores what is planned in the order in which its parts name each other, the rows last. */
export async function storePlan(
  tx: Tx,
  plan: Plan,
  progress: Progress,
  rows: Supply<typeof importRows.$inferInsert>,
): Promise<void> {
  const total = rows.length + Object.values(plan).reduce((sum, part) => sum + sizeOf(part), 0);
  const batches = batchesOf(tx, plan, rows);
  let done = 0;
  let next = batches.next();
  while (!next.done) {
    const { phase, size, store } = next.value;
    // The batch that follows is made while the database is at work.
    [, next] = await Promise.all([store(), sent().then(() => batches.next())]);
    done += size;
    await progress(phase, done / total);
  }
}

const sent = () => new Promise((resolve) => setImmediate(resolve));

function* batchesOf(tx: Tx, plan: Plan, rows: Supply<typeof importRows.$inferInsert>): Generator<Batch, void> {
  function* each<Table extends PgTable>(
    phase: string,
    table: Table,
    all: Supply<InferInsertModel<Table>>,
    options?: { skipKnown?: boolean },
  ): Generator<Batch, void> {
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      yield { phase, size: batch.length, store: () => insertRows(tx, table, batch, options) };
    }
  }
  yield* each("Storing companies", companies, plan.companies);
  yield* each("Storing people", contacts, plan.contacts);
  yield* each("Storing numbers", phoneNumbers, plan.phoneNumbers);
  yield* each("Storing addresses", emailAddresses, plan.emailAddresses);
  yield* each("Opening leads", leads, plan.leads);
  yield* each("Keeping notes", notes, plan.notes);
  yield* each("Merging duplicates", merges, plan.merges);
  // The same two companies may have been asked about before.
  yield* each("Asking about likely duplicates", matchDecisions, plan.decisions, { skipKnown: true });
  yield* each("Remembering how to find them again", matchKeys, plan.keys);
  yield* each("Keeping the rows as they came", importRows, rows);
}

const sizeOf = (part: unknown): number => (Array.isArray(part) ? part.length : 0);

export function storedRows({
  importId,
  clientId,
  rows,
  outcomes,
  plan,
  again,
  keyOf,
  stepsOf,
  ...context
}: Writing): (typeof importRows.$inferInsert)[] {
  return rows.map((row) => {
    const outcome = outcomes.get(row.line) ?? row;
    return {
      id: keyOf("row", row.line),
      clientId,
      importId,
      line: row.line,
      physicalLine: row.physicalLine,
      cells: originalCells(row),
      verdict: outcome.verdict,
      reasons: outcome.reasons,
      steps: stepsOf(row),
      cluster: row.cluster,
      companyId: plan.companyOf.get(row.line) ?? null,
      leadId: outcome.verdict === "lead" || outcome.verdict === "merged" ? (plan.leadOf.get(row.line) ?? null) : null,
      externalId: row.record.externalId,
      told: outcome.verdict === "merged" ? keptFacts(factsOfRow(row.record, context)) : null,
      knownBy: again.get(row.line)?.by ?? null,
    };
  });
}

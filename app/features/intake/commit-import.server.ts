import { and, eq, inArray, sql } from "drizzle-orm";
import { lockCompaniesForFile } from "#app/features/companies/lock-companies.server.ts";
import { countRowsAnew } from "#app/kit/count-rows-anew.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import { log } from "#app/kit/log.server.ts";
import { allowLongWork } from "#app/kit/long-work.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { events, imports } from "#db/schema.ts";
import { contextOf } from "./commit-context.server.ts";
import { recordCommit } from "./commit-ledger.server.ts";
import { writeSuppressions } from "./commit-suppressions.server.ts";
import type { Balance } from "./inspect.ts";
import { knownFacts } from "./known-facts.server.ts";
import { lockMet } from "./lock-met.server.ts";
import { lookAt } from "./look.server.ts";
import { compared, type Look, stepsIn } from "./look.ts";
import { planCommit } from "./plan-commit.ts";
import { readSettings, type Settings } from "./settings.ts";
import { settle } from "./settle.ts";
import { settleAsked } from "./settle-asked.server.ts";
import { storedWith } from "./stored-edits.server.ts";
import { tellWhatRowsSay } from "./tell-rows.server.ts";
import { whatChanges } from "./what-changes.server.ts";
import { writeChanges } from "./write-changes.server.ts";
import { type Progress, writePlan } from "./write-plan.server.ts";

export type Committed =
  | { ok: true; balance: Balance | null }
  | { ok: false; reason: "no-such-import" | "not-queued" | "cancelled" | "unreadable" };

/** How often a commit says how far it is, and learns that somebody stopped it. */
const TELLS_EVERY_MS = 400;

class Cancelled extends Error {}

type Committing = { importId: string; by: string; now: Date; onBatch?: () => Promise<void> };

/**
 * Writes a file's rows, companies, people, numbers and leads, all in one transaction: no colleague ever sees half an import, and
 * a machine that dies half-way leaves nothing behind, so that the next run simply begins again. How far it is, and that somebody
 * wants it stopped, travel on another connection. See app/DECISIONS.md, 1.
 */
export async function commitImport(db: Db, asked: Committing): Promise<Committed> {
  const claimed = await claim(db, asked.importId);
  if (!claimed.ok) return claimed.was === "committed" ? { ok: true, balance: null } : claimed.refusal;
  const run = { importId: asked.importId, stops: claimed.stops };
  try {
    const done = await commitRun(db, { ...asked, ...claimed, run });
    if (done.ok || (await stands(db, run))) return done;
  } catch (error) {
    if (!(error instanceof Cancelled)) {
      if (await stands(db, run)) throw error;
      log.warn({ err: error, importId: asked.importId }, "a run of an import broke after it had been stopped");
    }
  }
  // Stopped by a person, or done meanwhile by another run of the same job: what stopped this one is not said of that.
  const [there] = await db.select({ status: imports.status }).from(imports).where(eq(imports.id, asked.importId));
  return there?.status === "committed" ? { ok: true, balance: null } : { ok: false, reason: "cancelled" };
}

async function commitRun(
  db: Db,
  {
    importId,
    by,
    now,
    onBatch,
    clientId,
    campaignId,
    settings,
    run,
  }: Committing & Extract<Claim, { ok: true }> & { run: Run },
): Promise<Committed> {
  const looked = await lookAt(importId, settings, storedWith(db, { id: importId, settings }));
  if (!looked?.ok) return { ok: false, reason: "unreadable" };
  const look = compared(looked.look);
  const rows = look.inspection.rows;

  let told = Number.NEGATIVE_INFINITY;
  const progress: Progress = async (phase, share) => {
    await onBatch?.();
    // Each word is a durable write of its own: told after each batch, they take as long as the import.
    if (performance.now() - told < TELLS_EVERY_MS) return;
    told = performance.now();
    const rowsDone = Math.floor(rows.length * share);
    const [still] = await db
      .update(imports)
      .set({ phase, rowsDone, rowsRead: rows.length })
      .where(isStill(run))
      .returning({ id: imports.id });
    if (!still) throw new Cancelled();
    await announce(db, `import:${importId}`, { phase, rowsDone, rows: rows.length });
  };

  await countRowsAnew(db);
  const balance = await db.transaction(async (tx) => {
    await allowLongWork(tx);
    // Two imports of one client take turns: the second must meet the companies of the first.
    await lockCompaniesForFile(tx, clientId);
    await progress("Comparing with what is known", 0);
    const facts = await knownFacts(tx, { clientId, campaignId, rows });
    const settled = settle(rows, facts);
    const context = contextOf({
      importId,
      clientId,
      campaignId,
      by,
      now,
      statusWords: settings.statusWords ?? {},
    });
    const plan = planCommit(settled, look.inspection, facts.matches, context);
    const written = {
      importId,
      ...context,
      rows,
      outcomes: settled.outcomes,
      again: settled.again,
      plan,
      stepsOf: stepsIn(look),
    };
    const { statusWords } = context;
    const { matches } = facts;
    const changing = await whatChanges(tx, { clientId, look, settled, matches, statusWords, now });
    await lockMet(tx, plan, changing);
    await writePlan(tx, written, progress);
    await settleAsked(tx, plan, { clientId, now });
    await writeChanges(tx, { ...written, ...changing });
    await tellWhatRowsSay(tx, written, changing.changes);
    await writeSuppressions(tx, written);
    await recordCommit(tx, { ...written, balance: settled.balance });
    await finish(tx, { run, now, balance: settled.balance, settings: { ...settings, read: readAs(look) } });
    await announce(tx, `import:${importId}`, { phase: "committed" });
    await announce(tx, `campaign:${campaignId}`, { importId });
    await enqueue(tx, "foresee-calls", { importId }, { key: `foresee-calls:${importId}` });
    return settled.balance;
  });
  // The pages that ask about it next would plan for the tables as they were before.
  await countRowsAnew(db);
  return { ok: true, balance };
}

type Run = {
  importId: string;
  /** How often the import had been stopped when it began. */
  stops: number;
};

const stopsOf = (importId: string) => sql<number>`(
  select count(*)::int from ${events} where ${events.importId} = ${importId} and ${events.type} = 'import.cancelled')`;

/**
 * Nobody has stopped this run. One that is deep in comparing learns of that late; by then the import may have been read otherwise and taken
 * up again by another run, to which it belongs.
 */
const isStill = ({ importId, stops }: Run) =>
  and(eq(imports.id, importId), eq(imports.status, "committing"), sql`${stopsOf(importId)} = ${stops}`);

async function stands(db: Db, run: Run): Promise<boolean> {
  return (await db.$count(imports, isStill(run))) > 0;
}

type Claim =
  | { ok: true; clientId: string; campaignId: string; settings: Settings; stops: number }
  | { ok: false; was: string | null; refusal: Extract<Committed, { ok: false }> };

/** From queued, or from a run that died: both begin at the beginning. */
async function claim(db: Db, importId: string): Promise<Claim> {
  const [taken] = await db
    .update(imports)
    .set({ status: "committing", phase: "Reading the file", rowsDone: 0 })
    .where(and(eq(imports.id, importId), inArray(imports.status, ["queued", "committing"])))
    .returning({
      clientId: imports.clientId,
      campaignId: imports.campaignId,
      settings: imports.settings,
      stops: stopsOf(importId),
    });
  if (taken) {
    await announce(db, `import:${importId}`, { phase: "Reading the file", rowsDone: 0 });
    return { ok: true, ...taken, settings: readSettings(taken.settings) };
  }
  const [there] = await db.select({ status: imports.status }).from(imports).where(eq(imports.id, importId));
  const reason = !there ? "no-such-import" : there.status === "cancelled" ? "cancelled" : "not-queued";
  return { ok: false, was: there?.status ?? null, refusal: { ok: false, reason } };
}

/** Only if nobody stopped it meanwhile, and only once: of two runs the second finds it committed and takes everything back. */
async function finish(
  tx: Tx,
  { run, now, balance, settings }: { run: Run; now: Date; balance: Balance; settings: Settings },
): Promise<void> {
  const done = await tx
    .update(imports)
    .set({
      status: "committed",
      phase: null,
      problem: null,
      rowsRead: balance.read,
      rowsDone: balance.read,
      committedAt: now,
      settings,
    })
    .where(isStill(run))
    .returning({ id: imports.id });
  if (done.length === 0) throw new Cancelled();
}

function readAs(look: Look): Settings["read"] {
  const { encoding, delimiter, headerLine, sheet } = look.table;
  return {
    encoding,
    delimiter,
    headerLine,
    sheet,
    columns: look.columns.map(({ header, field }) => ({ header, field })),
    dateOrders: Object.fromEntries(look.inspection.dateOrders),
    warnings: look.inspection.warnings.slice(0, 50),
  };
}

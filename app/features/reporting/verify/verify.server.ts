import { type SQL, sql } from "drizzle-orm";
import { countRowsAnew } from "#app/kit/count-rows-anew.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { balanceChecks } from "./balance.server.ts";
import { callChecks } from "./calls.server.ts";
import type { Broken, Check, Violation } from "./check.ts";
import { erasureChecks } from "./erasures.server.ts";
import { handbackChecks } from "./handbacks.server.ts";
import { holdChecks } from "./holds.server.ts";
import { leadChecks } from "./leads.server.ts";
import { ledgerChecks } from "./ledger.server.ts";
import { listChecks } from "./lists.server.ts";
import { mergeChecks } from "./merges.server.ts";
import { touchChecks } from "./touches.server.ts";
import { wallChecks } from "./walls.server.ts";

export const checks: readonly Check[] = [
  ...balanceChecks,
  ...leadChecks,
  ...listChecks,
  ...holdChecks,
  ...callChecks,
  ...ledgerChecks,
  ...handbackChecks,
  ...touchChecks,
  ...mergeChecks,
  ...erasureChecks,
  ...wallChecks,
];

export type Verified = { checked: string[]; violations: Violation[] };

/** Enough rows of one kind to see what broke. */
const mostRows = 1_000;

/**
 * Recounts every invariant on the live database. One snapshot for all of them: agents go on calling meanwhile, and no two
 * checks see different moments.
 */
export async function verify(db: Db): Promise<Verified> {
  // Asked soon after a large import, the database would otherwise go about its rows as if there were a few.
  await countRowsAnew(db);
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = '15min'`);
      return { checked: checks.map(({ name }) => name), violations: await violationsIn(tx) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

export async function violationsIn(db: Queryable): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { name, finds } of checks) {
    const broken = typeof finds === "function" ? await finds(db, mostRows) : await brokenBy(db, finds);
    violations.push(...broken.map(({ id, text }) => ({ check: name, id, text })));
  }
  return violations;
}

async function brokenBy(db: Queryable, finds: SQL): Promise<Broken[]> {
  return (await db.execute<Broken>(sql`select id::text, text from (${finds}) as found limit ${mostRows}`)).rows;
}

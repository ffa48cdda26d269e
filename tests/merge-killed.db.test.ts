import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies } from "#db/schema.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { leadOf, merge, stateOf } from "./merging.ts";

dbTest(
  "a process that is killed in mid-merge leaves nothing of it, and the merge can be made again",
  async ({ db, ownerPool, runtimeUrl }) => {
    const { calder } = await givenStory(db);
    const [a, b] = [await givenLead(db, calder), await givenLead(db, calder)];
    const was = await stateOf(db);
    // The merge comes to a person whom somebody else has locked: by then leads and companies are written.
    const holder = await ownerPool.connect();
    await holder.query("set app.agency = 'on'; begin");
    await holder.query("select from contacts where company_id = $1 for update", [b.companyId]);
    const url = new URL(runtimeUrl);
    url.searchParams.set("application_name", "merge-child");
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "tests/merge-child.ts", url.href, a.companyId, b.companyId],
      {
        stdio: "ignore",
      },
    );
    try {
      await untilWaiting(db, child);
      child.kill("SIGKILL");
      await once(child, "exit");
    } finally {
      await holder.query("rollback");
      holder.release();
    }
    await untilGone(db);

    expect(await stateOf(db)).toEqual(was);
    await merge(db, a.companyId, b.companyId);
    expect((await leadOf(db, b.leadId)).mergedIntoId).toBe(a.leadId);
    expect((await db.select().from(companies).where(eq(companies.mergedIntoId, a.companyId))).length).toBe(1);
  },
  40_000,
);

const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'merge-child'`;

async function untilWaiting(db: Db, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const { rows } = await db.execute<{ n: number }>(`${waiting} and wait_event_type = 'Lock'`);
    if ((rows[0]?.n ?? 0) > 0) return;
    await wait(100);
  }
  throw new Error("The merge never came to the locked row.");
}

async function untilGone(db: Db): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await db.execute<{ n: number }>(waiting);
    if (rows[0]?.n === 0) return;
    await wait(100);
  }
  throw new Error("The killed process is still connected.");
}

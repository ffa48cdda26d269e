import { Logger, run } from "graphile-worker";
import pg from "pg";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Database } from "#db/open.server.ts";
import type { BenchResult } from "../result.ts";
import { type Crowd, moments } from "./many-leads.ts";

const taken = 4_000;

/**
 * Leads handed out and let go of in a second, beside jobs that graphile-worker claims and completes one by one in a second with as many
 * connections on the same server. Ours asks the law and writes the ledger each time; a job does nothing.
 */
export async function besideJobs(
  { db }: Database,
  ownerUrl: string,
  { agentIds, commit }: Crowd & { commit: "on" | "off" },
): Promise<BenchResult> {
  const now = moments[0]?.now ?? new Date(0);
  const letGo = "update leads set held_by = null, hold_token = null, held_until = null where id = $1";
  const ours = await perSecond(() =>
    Promise.all(
      agentIds.map(async (by) => {
        for (let nth = 0; nth < taken / agentIds.length; nth++) {
          const leased = await leaseNext(db, { by, now });
          if (leased.ok) await runNamed(db, "let-go-of-one", letGo, [leased.hold.leadId]);
        }
      }),
    ),
  );
  const theirs = await jobsPerSecond(ownerUrl, { at: agentIds.length, commit });
  const what = `leads a second, ${agentIds.length} at once, commit ${commit}, beside bare jobs of graphile-worker`;
  return { what, value: ours, unit: "/s", yardstick: theirs, ratio: ours / theirs };
}

async function jobsPerSecond(ownerUrl: string, { at, commit }: { at: number; commit: "on" | "off" }): Promise<number> {
  const pgPool = new pg.Pool({ connectionString: ownerUrl, max: at + 2, options: `-c synchronous_commit=${commit}` });
  pgPool.on("error", () => {});
  try {
    await pgPool.query(
      "select graphile_worker.add_job('nothing-to-do', job_key := null) from generate_series(1, $1::int)",
      [taken],
    );
    return await perSecond(
      () =>
        new Promise<void>((resolve, reject) => {
          let done = 0;
          const logger = new Logger(() => () => {});
          const runner = run({
            pgPool,
            logger,
            concurrency: at,
            noHandleSignals: true,
            taskList: {
              "nothing-to-do": () => {
                done += 1;
                if (done === taken) runner.then((all) => all.stop()).then(resolve, reject);
              },
            },
          });
          runner.catch(reject);
        }),
    );
  } finally {
    await pgPool.end();
  }
}

async function perSecond(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return (taken / (performance.now() - from)) * 1000;
}

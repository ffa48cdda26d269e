import { Logger, run } from "graphile-worker";
import pg from "pg";
import { claim } from "#app/features/queue/claim.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Database } from "#db/open.server.ts";
import type { BenchResult } from "../result.ts";
import { type Crowd, moments } from "./many-leads.ts";

const taken = 4_000;

type Asked = Crowd & { commit: "on" | "off" };

const letGo = "update leads set held_by = null, hold_token = null, held_until = null where id = $1";

/**
 * Leads in a second, claimed and let go of, beside jobs that graphile-worker claims and completes one by one in a second with as many
 * connections on the same server: the claim alone, and the whole lease, which asks the law and writes the ledger each time.
 */
export async function besideJobs(
  { db }: Database,
  ownerUrl: string,
  { agentIds, commit }: Asked,
): Promise<BenchResult[]> {
  const now = moments[0]?.now ?? new Date(0);
  const agents = (take: (by: string) => Promise<string | null>) => () =>
    Promise.all(
      agentIds.map(async (by) => {
        for (let nth = 0; nth < taken / agentIds.length; nth++) {
          const leadId = await take(by);
          if (leadId) await runNamed(db, "let-go-of-one", letGo, [leadId]);
        }
      }),
    );
  const claims = await perSecond(agents(async (by) => (await claim(db, { by, now }))?.leadId ?? null));
  const theirs = await jobsPerSecond(ownerUrl, { at: agentIds.length, commit });
  const leases = await perSecond(
    agents(async (by) => {
      const leased = await leaseNext(db, { by, now });
      return leased.ok ? leased.hold.leadId : null;
    }),
  );
  const beside = `a second, ${agentIds.length} at once, commit ${commit}, beside jobs of graphile-worker`;
  return [
    { what: `claims ${beside}`, value: claims, unit: "/s", yardstick: theirs, ratio: claims / theirs },
    { what: `leases ${beside}`, value: leases, unit: "/s", yardstick: theirs, ratio: leases / theirs },
  ];
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

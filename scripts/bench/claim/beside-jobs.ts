import { claim } from "#app/features/queue/claim.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Database } from "#db/open.server.ts";
import type { BenchResult } from "../result.ts";
import { median } from "./beside-update.ts";
import { jobsAtOnce } from "./jobs.ts";
import { type Crowd, moments } from "./many-leads.ts";

/** Short rounds by turns, so that neither has the quieter minute; the first of each is not counted. */
const rounds = 11;
const aRound = 480;

type Asked = Crowd & { commit: "on" | "off" };

const letGo = "update leads set held_by = null, hold_token = null, held_until = null where id = $1";

/**
 * Leads in a second, claimed and let go of one by one, beside jobs that graphile-worker claims and completes one by one in a second with as
 * many connections on the same server: the claim alone, and the whole lease, which asks the law and writes the ledger each time. Each
 * is two transactions, of which the first finds, locks and marks and the second is done with it.
 */
export async function besideJobs(
  { db }: Database,
  ownerUrl: string,
  { agentIds, commit }: Asked,
): Promise<BenchResult[]> {
  const now = moments[0]?.now ?? new Date(0);
  const at = agentIds.length;
  const leadsPerSecond = (take: (by: string) => Promise<string | null>) => async () => {
    const from = performance.now();
    await Promise.all(
      agentIds.map(async (by) => {
        for (let nth = 0; nth < aRound / at; nth++) {
          const leadId = await take(by);
          if (leadId) await runNamed(db, "let-go-of-one", letGo, [leadId]);
        }
      }),
    );
    return (aRound / (performance.now() - from)) * 1000;
  };
  const claims = leadsPerSecond(async (by) => (await claim(db, { by, now }))?.leadId ?? null);
  const leases = leadsPerSecond(async (by) => {
    const leased = await leaseNext(db, { by, now });
    return leased.ok ? leased.hold.leadId : null;
  });

  const jobs = jobsAtOnce(ownerUrl, { at, commit });
  try {
    const found: { claims: number; jobs: number; leases: number }[] = [];
    for (let round = 0; round < rounds; round++)
      found.push({ claims: await claims(), jobs: await jobs.perSecond(aRound), leases: await leases() });
    const counted = found.slice(1);
    return (["claims", "leases"] as const).map((ours) => ({
      what: `${ours} a second, ${at} at once, commit ${commit}, beside jobs of graphile-worker`,
      value: median(counted.map((round) => round[ours])),
      unit: "/s",
      yardstick: median(counted.map((round) => round.jobs)),
      ratio: median(counted.map((round) => round[ours] / round.jobs)),
    }));
  } finally {
    await jobs.close();
  }
}

import { record } from "#app/features/audit/record.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Database } from "#db/open.server.ts";
import type { BenchResult } from "../result.ts";
import { type Crowd, moments } from "./many-leads.ts";

type Asked = Crowd & { size: number; connections: number; commit: "on" | "off" };
type Row = { id: string; client_id: string; campaign_id: string; company_id: string; hold_token: string };

const leasesOfEach = 400;
/** Plans are made and pages read before anything is counted. */
const warmUp = 20;

const byKey = `update leads set held_by = $1, hold_token = gen_random_uuid(), held_until = $2
  where id = $3 returning *`;
const letGo = "update leads set held_by = null, hold_token = null, held_until = null where held_by = $1";

/** Both by turns, so that neither has the quieter minute; letting go in between is not counted. */
export async function besideUpdate({ db }: Database, asked: Asked): Promise<BenchResult[]> {
  const { agentIds, leadIds, size, connections, commit } = asked;
  const results: BenchResult[] = [];
  for (const { share, now } of moments) {
    const leases: number[] = [];
    const writes: number[] = [];
    const rounds = warmUp + Math.ceil(leasesOfEach / connections);
    await Promise.all(
      agentIds.slice(0, connections).map(async (by, agent) => {
        for (let nth = 0; nth < rounds; nth++) {
          const lease = await timed(() => leaseNext(db, { by, now }));
          await runNamed(db, "let-go", letGo, [by]);
          const id = leadIds[(agent * 7_919 + nth * 104_729) % leadIds.length] ?? "";
          const write = await timed(() => plainWrite(db, { by, now, id }));
          await runNamed(db, "let-go", letGo, [by]);
          if (nth < warmUp) continue;
          leases.push(lease);
          writes.push(write);
        }
      }),
    );
    const [value, yardstick] = [median(leases), median(writes)];
    const what = `lease, ${size.toLocaleString("en-GB")} leads, ${share} callable, ${connections} at once, commit ${commit}`;
    results.push({ what, value, unit: "ms", yardstick, ratio: value / yardstick });
  }
  return results;
}

async function plainWrite(db: Database["db"], { by, now, id }: { by: string; now: Date; id: string }): Promise<void> {
  const until = new Date(now.getTime() + 600_000).toISOString();
  await db.transaction(async (tx) => {
    const [row] = await runNamed<Row>(tx, "by-key", byKey, [by, until, id]);
    if (!row) throw new Error("There is no such lead.");
    await record(tx, {
      type: "lead.leased",
      data: { holdToken: row.hold_token, until },
      ...{ clientId: row.client_id, campaignId: row.campaign_id, leadId: row.id, companyId: row.company_id },
      by,
      at: now,
    });
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

import { wakeByJoined } from "#app/features/companies/contract-wake.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { leads } from "#db/schema.ts";
import type { familyFacts, Telling } from "./lead-facts.ts";

type Sleeping = Pick<typeof leads.$inferSelect, "stage" | "stageAt" | "dormancyReason" | "dueAt" | "dueZone"> & {
  zone: string;
};

type Facts = ReturnType<typeof familyFacts>;
type Asked = { lead: { telling: Telling; sleeping: Sleeping }; facts: Facts; by: string | null; now: Date };

const ofContract = ["contractStartOn", "contractEndOn", "contractMonths"] as const;

/**
 * A lead that sleeps without knowing a contract sleeps until the turn of the one another brings, and as before once that has left. A day
 * that was moved since, by whomever, is not touched.
 *
 * @returns what it says by another's word, its day among it
 */
export async function sleepByContract(tx: Tx, { lead, facts, by, now }: Asked): Promise<Facts["brought"]> {
  const { id: leadId } = lead.telling;
  const { stage, dueAt, dueZone, dormancyReason, stageAt: since, zone } = lead.sleeping;
  if (stage !== "nurturing" || !dueAt || !dormancyReason) return facts.brought;
  const before = lead.telling.brought?.dueAt;
  const own = before && before.is === dueAt.toISOString() ? new Date(String(before.was)) : dueAt;
  const joined = ofContract.some((column) => facts.brought?.[column])
    ? wakeByJoined(
        { dueAt: own, zone, reason: dormancyReason, since },
        { startOn: facts.contractStartOn, endOn: facts.contractEndOn, months: facts.contractMonths },
        now.toISOString().slice(0, 10),
      )
    : null;
  const wakes = joined ?? own;
  if (wakes.getTime() !== dueAt.getTime()) {
    const sleeps = {
      to: "nurturing",
      nextAction: "wake",
      dueAt: wakes,
      dueZone,
      dormancyReason,
      reason: null,
    } as const;
    await moveLead(tx, { leadId, ...sleeps, by, now });
  }
  if (wakes.getTime() === own.getTime()) return facts.brought;
  return { ...facts.brought, dueAt: { was: own.toISOString(), is: wakes.toISOString() } };
}

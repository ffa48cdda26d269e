import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { evidenceLacking, type Lacking } from "./evidence.server.ts";
import { changeHandback, type LockedHandback, lockHandback } from "./lock-handback.server.ts";
import { peopleOf, tellClient } from "./tell-client.server.ts";
import { endOfWorkingDay } from "./working-days.ts";

export type Passing = { handbackId: string; summary: string; by: string; now: Date };
export type Passed =
  | { ok: true; acceptBy: Date }
  | {
      ok: false;
      reason:
        | "no-such-handback"
        | "not-at-the-gate"
        | "summary-missing"
        | "nobody-to-receive"
        | "lead-moved-on"
        | Lacking;
    };

/**
 * Through the gate: the lead is the client's to accept, their people are told, and their clock runs. Refused while the lead lacks
 * the call or the answers that a client may ask to see.
 */
export async function passLead(db: Db, { handbackId, summary, by, now }: Passing): Promise<Passed> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    if (!locked) return refuse("no-such-handback");
    return throughTheGate(tx, locked, { summary, by, now });
  });
}

/** The same for a caller who holds the hand-back's lock; nobody's act where a campaign ends with a lead still at the gate. */
export async function throughTheGate(
  tx: Tx,
  locked: LockedHandback,
  { summary, by, now }: { summary: string; by: string | null; now: Date },
): Promise<Passed> {
  const { handback, campaign, place, at } = locked;
  if (handback.status !== "gate") return refuse("not-at-the-gate");
  const told = summary.trim();
  if (told === "") return refuse("summary-missing");
  const lacking = await evidenceLacking(tx, handback);
  if (lacking) return refuse(lacking);
  if ((await peopleOf(tx, handback.clientId)).length === 0) return refuse("nobody-to-receive");

  const acceptBy = endOfWorkingDay(now, campaign.acceptWithinDays, place);
  const moved = await moveLead(tx, {
    leadId: handback.leadId,
    to: "passed",
    nextAction: "await-acceptance",
    dueAt: acceptBy,
    dueZone: place.timeZone,
    reason: "passed",
    by,
    now,
  });
  if (!moved.ok) return refuse("lead-moved-on");
  const fee = { feeMinor: campaign.feePerLeadMinor };
  await changeHandback(tx, handback, { status: "passed", summary: told, gateBy: by, gateAt: now, acceptBy, ...fee });
  const data = { handbackId: handback.id, acceptBy: acceptBy.toISOString() };
  await record(tx, { type: "handback.passed", data, ...at, by, at: now });
  await tellClient(tx, { letter: "passed", locked, acceptBy, summary: told, now });
  return { ok: true, acceptBy } as const;
}

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

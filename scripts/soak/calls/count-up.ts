import { eq } from "drizzle-orm";
import { violationsIn } from "#app/features/reporting/verify/verify.server.ts";
import { isBrowser, type SimCall, type World } from "#app/features/telephony/simulator/world.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, phoneNumbers } from "#db/schema.ts";
import type { Shift } from "./shift.ts";

const results = ["completed", "no-answer", "busy", "failed", "canceled"] as const;

export type Calls = {
  attempts: number;
  results: Record<(typeof results)[number], number>;
  /** Calls the provider placed beyond one an attempt, and numbers that rang twice at the same time. */
  doubleDials: number;
  stuckAgents: number;
  /** Requests and answers that the provider's own document does not know, and tellings that the house refused. */
  contractViolations: number;
  violations: { check: string; id: string; text: string }[];
};

type Ended = { db: Db; world: World; shifts: Shift[]; contract: string[] };

/** What the house wrote down beside what the network knows of every call, then every invariant of the database. */
export async function countUp({ db, world, shifts, contract }: Ended): Promise<Calls> {
  const made = await db
    .select({ id: attempts.id, status: attempts.status, callSid: attempts.callSid, to: phoneNumbers.e164 })
    .from(attempts)
    .innerJoin(phoneNumbers, eq(phoneNumbers.id, attempts.phoneNumberId));
  const rung = [...world.calls.values()].filter((call) => !isBrowser(call));
  const byAttempt = groupedBy(rung, attemptOf);
  const known = new Map(made.map((attempt) => [attempt.id, attempt]));
  const violations = shifts.flatMap(({ broken }) => broken);
  for (const { stuckWith } of shifts) {
    if (stuckWith) violations.push({ check: "nobody-is-stuck", id: stuckWith, text: "It could not be put down." });
  }
  for (const text of new Set(contract)) violations.push({ check: "contract-is-kept", id: "provider", text });
  for (const { id, status } of made) {
    const call = byAttempt.get(id)?.[0];
    const onNetwork = call?.status ?? "never placed";
    // A call that would have rung after its agent had gone is taken back out of the provider's queue.
    const neverRang = !call || (call.queueMs > 0 && onNetwork === "canceled");
    if (neverRang ? !withoutRinging.has(status) : onNetwork !== status) {
      const text = `The house has it as ${status}, the network as ${onNetwork}.`;
      violations.push({ check: "calls-end-as-the-network-says", id, text });
    }
  }
  const doubled = [...byAttempt].reduce((sum, [id, calls]) => sum + calls.length - (known.has(id) ? 1 : 0), 0);
  const counted = results.map((result) => [result, made.filter(({ status }) => status === result).length]);
  return {
    attempts: made.length,
    results: Object.fromEntries(counted) as Calls["results"],
    doubleDials: doubled + rungAtOnce(rung) + shifts.reduce((sum, { placedTwice }) => sum + placedTwice, 0),
    stuckAgents: shifts.filter(({ stuckWith }) => stuckWith !== null).length,
    contractViolations: contract.length,
    violations: [...violations, ...(await violationsIn(db))],
  };
}

const withoutRinging: ReadonlySet<string> = new Set(["failed", "canceled"]);

/** Each call tells of itself at an address that names its attempt. */
const attemptOf = ({ statusCallback }: SimCall): string => /\/leg\/([^/#?]+)/.exec(statusCallback ?? "")?.[1] ?? "";

/** How often a number was rung while it was ringing or being talked to already. */
function rungAtOnce(rung: SimCall[]): number {
  const byNumber = groupedBy(rung, ({ to }) => to);
  return [...byNumber.values()].reduce((sum, calls) => {
    const inOrder = calls.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    const overlapping = inOrder.filter((call, nth) => {
      const before = inOrder[nth - 1];
      return before !== undefined && (before.endedAt === null || before.endedAt > call.createdAt);
    });
    return sum + overlapping.length;
  }, 0);
}

function groupedBy(calls: SimCall[], key: (call: SimCall) => string): Map<string, SimCall[]> {
  const groups = new Map<string, SimCall[]>();
  for (const call of calls) groups.set(key(call), [...(groups.get(key(call)) ?? []), call]);
  return groups;
}

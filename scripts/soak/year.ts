import { parseArgs } from "node:util";
import { builtInBook } from "#app/features/compliance/built-in-rules.ts";
import { type Decision, decide } from "#app/features/compliance/decide.ts";
import { type Dice, diceFrom } from "#scripts/sample/dice.ts";
import { asFacts } from "./year/as-facts.ts";
import { judge } from "./year/oracle/law.ts";
import type { Situation } from "./year/situation.ts";
import { situationFrom } from "./year/situations.ts";

export const usage = "soak year [--decisions 1000000] [--seed 1] [--json]";
/** The oracle's tables end here; a promise beyond is not looked at. */
const tablesEnd = Date.parse("2027-02-01T00:00Z");
const mostTold = 20;

export type Fault = { kind: "illegal" | "wronglyRefused"; why: string; situation: Situation; decision: Decision };
export type Year = {
  decisions: number;
  illegal: number;
  wronglyRefused: number;
  byRule: Record<string, number>;
  faults: Fault[];
};

/** Decides about made-up calls of a whole year and compares each with an oracle that shares nothing with the decision but the question. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: { decisions: text, seed: text, json: { type: "boolean", default: false } },
  });
  const [decisions, seed] = [values.decisions ?? "1000000", values.seed ?? "1"].map(Number);
  if (decisions === undefined || seed === undefined || ![decisions, seed].every(Number.isInteger)) {
    console.error(usage);
    return 2;
  }
  const { faults, ...year } = soakYear(seed, decisions);
  if (values.json) {
    console.log(JSON.stringify(year));
  } else {
    for (const fault of faults) console.log(told(fault));
    console.log(`${year.decisions} decisions: ${year.illegal} illegal, ${year.wronglyRefused} wrongly refused.`);
    for (const [rule, times] of Object.entries(year.byRule).sort(([, a], [, b]) => b - a)) {
      console.log(`  ${String(times).padStart(8)}  ${rule}`);
    }
  }
  return year.illegal + year.wronglyRefused > 0 ? 1 : 0;
}

export function soakYear(seed: number, decisions: number, book = builtInBook): Year {
  const dice = diceFrom(seed);
  const year: Year = { decisions, illegal: 0, wronglyRefused: 0, byRule: { allowed: 0 }, faults: [] };
  const count = (rule: string) => {
    year.byRule[rule] = (year.byRule[rule] ?? 0) + 1;
  };
  for (let n = 0; n < decisions; n++) {
    const situation = situationFrom(dice);
    const decision = decide(asFacts(book, situation), new Date(situation.at));
    if (decision.verdict === "allow") count("allowed");
    for (const { rule } of decision.reasons) count(rule);
    const fault = faultOf(situation, decision, dice);
    if (!fault) continue;
    year[fault.kind] += 1;
    if (year.faults.length < mostTold) year.faults.push({ ...fault, situation, decision });
  }
  return year;
}

/** Both ways of being wrong, of the moment asked about and of the moment promised. */
function faultOf(situation: Situation, decision: Decision, dice: Dice): Pick<Fault, "kind" | "why"> | null {
  const { at } = situation;
  const { lawful, needsReason } = judge(situation, at);
  const allowed = decision.verdict === "allow";
  if (allowed && !lawful) return { kind: "illegal", why: "it may not be rung now" };
  if (!allowed && lawful) return { kind: "wronglyRefused", why: "it may be rung now" };
  if (allowed && needsReason !== decision.needsReason) {
    return { kind: needsReason ? "illegal" : "wronglyRefused", why: "the law asks otherwise for a written reason" };
  }
  const next = decision.nextAllowedAt?.getTime() ?? null;
  if (next === null || next >= tablesEnd) return null;
  if (!judge(situation, next).open) return { kind: "illegal", why: "the promised moment is closed" };
  const between = at + Math.floor((next - at - 1) * dice.next());
  const justBefore = next - 1_000;
  for (const earlier of [between, justBefore]) {
    if (judge(situation, earlier).open) {
      return { kind: "wronglyRefused", why: `${new Date(earlier).toISOString()} is open already` };
    }
  }
  return null;
}

function told({ kind, why, situation, decision }: Fault): string {
  const { party, ...rest } = situation;
  const { spots, ...who } = party;
  const where =
    spots === "never" ? spots : [...new Set(spots.map(({ part, clock }) => `${part} ${clock}`))].slice(0, 4);
  const says = `${decision.verdict} ${decision.reasons.map(({ rule }) => rule).join(", ")} ${decision.nextAllowedAt?.toISOString() ?? ""}`;
  return `${kind}: ${why}\n  ${new Date(situation.at).toISOString()} ${JSON.stringify(who)} ${where}\n  decided: ${says}\n  ${JSON.stringify(rest)}`;
}

import { touchesWords, touchWords } from "#app/features/audit/words.ts";
import { atStart, count } from "#app/ui/format.ts";
import type { TouchKind } from "#db/vocabulary.ts";
import type { Step } from "./touch-plan.ts";

type Terms = { repeats: boolean; beforeWakeDays: number | null };

/** "A letter, then an email, then a call, over 28 days. Quiet until 28 days before they wake." */
export function courseWords({ repeats, beforeWakeDays }: Terms, steps: readonly Step[]): string {
  const days = steps.reduce((sum, { afterDays }) => sum + afterDays, 0);
  const course = atStart(runsOf(steps).join(", then "));
  if (repeats) return `${course}, every ${count(days, "day")}.`;
  const over = `${course}, over ${count(days, "day")}.`;
  return beforeWakeDays === null ? over : `${over} Quiet until ${count(beforeWakeDays, "day")} before they wake.`;
}

/** "3 emails" where one follows the other. */
function runsOf(steps: readonly Step[]): string[] {
  const runs: { kind: TouchKind; times: number }[] = [];
  for (const { kind } of steps) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.times += 1;
    else runs.push({ kind, times: 1 });
  }
  return runs.map(({ kind, times }) => (times === 1 ? touchWords[kind] : `${times} ${touchesWords[kind]}`));
}

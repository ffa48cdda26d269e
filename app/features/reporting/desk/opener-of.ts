import { openers, returnOpener } from "#app/features/nurture/openers.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

type Line = { tab: string; text: string; forReason: DormancyReason | null };
type Waking = {
  /** What an agent says of what happened. */
  signal: string | null;
  slept: DormancyReason | null;
  /** They rang us since, and are rung back. */
  rangUs: boolean;
  /** A promised call begins with the promise. */
  promised: boolean;
};

/**
 * The lines of a call with the opener that fits why this lead was left alone: who rang us is rung back; else what happened since comes first, then the campaign's
 * own opener for the reason, then the house's, then the campaign's general one.
 */
export function withOpener(
  lines: readonly Line[],
  { signal, slept, rangUs, promised }: Waking,
): { tab: string; text: string }[] {
  const kept = lines.filter(
    (line) => line.forReason !== null || !lines.some((other) => other.forReason && other.tab === line.tab),
  );
  const [first, ...others] = kept;
  if (rangUs) return [{ tab: first?.tab ?? "Opener", text: returnOpener }, ...others];
  if (promised) return kept;
  const own = first?.forReason ? first.text : null;
  const said = signal ?? own ?? (slept ? openers[slept] : null);
  return said ? [{ tab: first?.tab ?? "Opener", text: said }, ...others] : kept;
}

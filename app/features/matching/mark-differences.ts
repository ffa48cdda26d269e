/** A stretch of a text beside another: in both, only here, or only there (shown struck out, at the place where it is missing). */
export type Stretch = { text: string; kind: "same" | "added" | "missing" };

const LONGEST = 160;
/** Texts with less in common than this are two texts; marking single letters of them would be noise. */
const ALIKE = 0.5;
const RUN = 3;

/** What of `text` differs from `base`, character by character. */
export function markDifferences(base: string, text: string): Stretch[] {
  if (text === "") return [];
  if (base === text) return [{ text, kind: "same" }];
  if (base === "" || base.length > LONGEST || text.length > LONGEST) return [{ text, kind: "added" }];
  const stretches = stretchesOf(base, text);
  // Single letters in common are chance.
  const runs = stretches.filter((run) => run.kind === "same" && run.text.length >= RUN);
  const shared = runs.reduce((sum, run) => sum + run.text.length, 0);
  return shared / Math.max(base.length, text.length) < ALIKE ? [{ text, kind: "added" }] : stretches;
}

/** The longest common subsequence, walked from the start so that equal beginnings stay together. */
function stretchesOf(base: string, text: string): Stretch[] {
  const wide = text.length + 1;
  const common = new Uint16Array((base.length + 1) * wide);
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = text.length - 1; j >= 0; j--) {
      common[i * wide + j] =
        base[i] === text[j]
          ? (common[(i + 1) * wide + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * wide + j] ?? 0, common[i * wide + j + 1] ?? 0);
    }
  }
  const stretches: Stretch[] = [];
  const add = (kind: Stretch["kind"], letter: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += letter;
    else stretches.push({ kind, text: letter });
  };
  let i = 0;
  let j = 0;
  while (i < base.length || j < text.length) {
    if (i < base.length && j < text.length && base[i] === text[j]) {
      add("same", text[j] as string);
      i++;
      j++;
    } else if (
      i < base.length &&
      (j === text.length || (common[(i + 1) * wide + j] ?? 0) >= (common[i * wide + j + 1] ?? 0))
    ) {
      add("missing", base[i] as string);
      i++;
    } else {
      add("added", text[j] as string);
      j++;
    }
  }
  return stretches;
}

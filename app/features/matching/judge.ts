import type { Crowds } from "./crowds.ts";
import { tell, tellGuard } from "./evidence.ts";
import { ADDRESS, DOMAIN, EMAIL, levelIn, levelOf, NAME, PHONE, unpackLevels } from "./fields.ts";
import { type Guard, guard, NOT_ASKED } from "./guards.ts";
import { isOtherKind, isOtherPart } from "./kind-words.ts";
import { weigh } from "./score.ts";
import { type Sketches, TRADE, WIDTH } from "./sketch.ts";
import type { Subject } from "./subject.ts";
import type { Evidence } from "./types.ts";
import type { Weights } from "./weights.ts";

/** Bits from which a person is asked: three in ten are the same. */
export const LIKELY = Math.log2(0.3 / 0.7);

export type Judgement = { bits: number; guard: Guard };

/** The score of a pair with the guards applied; its levels are packed. */
export function judge(packed: number, a: Subject, b: Subject, weights: Weights, crowds: Crowds): Judgement {
  const levels = unpackLevels(packed);
  let bits = weights.priorBits;
  for (const weight of weigh(levels, a, b, weights, crowds)) bits += weight;
  const ruled = guard(levels, a, b, crowds);
  return { bits: guarded(bits, ruled), guard: ruled };
}

/** Judges many pairs of one file. Most share nothing that could be crowded: those are judged once for each pattern of levels. */
export function judgeEach(
  weights: Weights,
  crowds: Crowds,
  list: Sketches,
): (packed: number, a: number, b: number) => Judgement {
  const known = new Map<number, Judgement>();
  const areKindsTold = kindsTold(list);
  const { subjects } = list;
  return (packed, a, b) => {
    const told = areKindsTold(a, b);
    const before = told ? undefined : known.get(packed);
    if (before !== undefined) return before;
    const judged = judge(packed, subjects[a] as Subject, subjects[b] as Subject, weights, crowds);
    // A name alone may be that of many namesakes, which caps the bits; below the cap that changes nothing.
    const capped = judged.guard.rule === "name-alone" && judged.bits >= NOT_ASKED;
    if (!told && !capped && !sharesAnything(packed)) known.set(packed, judged);
    return judged;
  };
}

/** What the words of the names say is seen by the guards, and not by the levels. A list has few trades, and asks of two of them often. */
export function kindsTold({ told, kinds }: Sketches): (a: number, b: number) => boolean {
  const known = new Map<number, boolean>();
  return (a, b) => {
    const one = told[a * WIDTH + TRADE] as number;
    const other = told[b * WIDTH + TRADE] as number;
    if (one === other) return false;
    const key = one * kinds.length + other;
    let differ = known.get(key);
    if (differ === undefined) {
      const [own = [], others = []] = [kinds[one], kinds[other]];
      differ = isOtherKind(own, others) || isOtherPart(own, others);
      known.set(key, differ);
    }
    return differ;
  };
}

const nearlySameName = levelOf("name", "nearly-same");
const samePhone = levelOf("phone", "same");
const nearlySameAddress = levelOf("address", "nearly-same");
const sameDomain = levelOf("domain", "same");
const sameEmail = levelOf("email", "same");

/** True where the two share a value of which it matters how many others have it. */
function sharesAnything(packed: number): boolean {
  return (
    levelIn(packed, NAME) >= nearlySameName ||
    levelIn(packed, PHONE) === samePhone ||
    levelIn(packed, ADDRESS) >= nearlySameAddress ||
    levelIn(packed, DOMAIN) === sameDomain ||
    levelIn(packed, EMAIL) === sameEmail
  );
}

/** The same judgement, told line by line; the guard's line says what it changed. */
export function tellJudgement(packed: number, a: Subject, b: Subject, weights: Weights, crowds: Crowds): Evidence[] {
  const levels = unpackLevels(packed);
  const bits = weigh(levels, a, b, weights, crowds);
  const sum = bits.reduce((total, weight) => total + weight, weights.priorBits);
  const told = tell(a, b, levels, bits, crowds);
  const ruled = guard(levels, a, b, crowds);
  const change = guarded(sum, ruled) - sum;
  if (ruled.rule === null || (ruled.rule === "identical" && change === 0)) return told;
  return [...told, tellGuard(ruled.rule, change)];
}

function guarded(bits: number, { floor, cap }: Guard): number {
  return Math.max(floor, Math.min(cap, bits));
}

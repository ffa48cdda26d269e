import { crowdingOf } from "./crowding.ts";
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
  const crowding = crowdingOf(levels, a, b, crowds);
  let bits = weights.priorBits;
  for (const weight of weigh(levels, crowding, weights)) bits += weight;
  const ruled = guard(levels, a, b, crowding, crowds);
  return { bits: guarded(bits, ruled), guard: ruled };
}

/**
 * Judges many pairs of one file. Most share nothing that could be crowded: those are judged once for each pattern of levels and
 * what the two trades are to each other.
 */
export function judgeEach(
  weights: Weights,
  crowds: Crowds,
  list: Sketches,
): (packed: number, a: number, b: number) => Judgement {
  const known = new Map<number, Judgement>();
  const kindsBetween = tellKinds(list);
  const { subjects } = list;
  return (packed, a, b) => {
    const one = packed * KINDS + kindsBetween(a, b);
    const before = known.get(one);
    if (before !== undefined) return before;
    const judged = judge(packed, subjects[a] as Subject, subjects[b] as Subject, weights, crowds);
    // A name alone may be that of many namesakes, which caps the bits; below the cap that changes nothing.
    const capped = judged.guard.rule === "name-alone" && judged.bits >= NOT_ASKED;
    if (!capped && !sharesAnything(packed)) known.set(one, judged);
    return judged;
  };
}

const OTHER_KIND = 1;
const OTHER_PART = 2;
/** One kind, or another, or a part and its whole, or both. */
const KINDS = 4;

/**
 * What the words of two names say of their trades, 0 where they say of one. The guards see it, and the levels do not; a list has few
 * trades, and asks of two of them often.
 */
export function tellKinds({ told, kinds }: Sketches): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    const one = told[a * WIDTH + TRADE] as number;
    const other = told[b * WIDTH + TRADE] as number;
    if (one === other) return 0;
    const key = one * kinds.length + other;
    let between = known.get(key);
    if (between === undefined) {
      const [own = [], others = []] = [kinds[one], kinds[other]];
      between = (isOtherKind(own, others) ? OTHER_KIND : 0) + (isOtherPart(own, others) ? OTHER_PART : 0);
      known.set(key, between);
    }
    return between;
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
  const crowding = crowdingOf(levels, a, b, crowds);
  const bits = weigh(levels, crowding, weights);
  const sum = bits.reduce((total, weight) => total + weight, weights.priorBits);
  const told = tell(a, b, levels, bits, crowding);
  const ruled = guard(levels, a, b, crowding, crowds);
  const change = guarded(sum, ruled) - sum;
  if (ruled.rule === null || (ruled.rule === "identical" && change === 0)) return told;
  return [...told, tellGuard(ruled.rule, change)];
}

function guarded(bits: number, { floor, cap }: Guard): number {
  return Math.max(floor, Math.min(cap, bits));
}

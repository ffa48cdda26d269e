import { orderQuestions } from "#app/features/matching/order-questions.ts";
import type { Matches, Pair } from "#app/features/matching/types.ts";
import { Groups, pairKey } from "./pairs.ts";

/** How sure a question must be for its two sides to count as one while nobody has answered it. */
const TAKEN_FOR_SAME = 0.5;

/**
 * A reviewer who knows the truth answers so many questions in the order of the review page. As there, an answer settles its
 * neighbours: what became one group, and what lies between two groups that were told apart, is not asked again.
 */
export function reviewed(
  found: Pick<Matches, "merges" | "review">,
  truth: ReadonlySet<number>,
  most: number,
): { groups: Groups; answered: number } {
  const groups = new Groups(found.merges);
  let toldApart: Pair[] = [];
  let open = found.review;
  let answered = 0;
  while (answered < most && open.length > 0) {
    const question = nextOf(open, groups);
    answered++;
    if (truth.has(pairKey(question.a, question.b))) groups.join(question.a, question.b);
    else toldApart = [...toldApart, question];
    const apart = new Set(toldApart.map(({ a, b }) => pairKey(groups.find(a), groups.find(b))));
    open = open.filter(({ a, b }) => {
      const [one, other] = [groups.find(a), groups.find(b)];
      return one !== other && !apart.has(pairKey(one, other));
    });
  }
  for (const { a, b, probability } of open) if (probability >= TAKEN_FOR_SAME) groups.join(a, b);
  return { groups, answered };
}

function nextOf(open: readonly Pair[], groups: Groups): Pair {
  const waiting = open.map(({ a, b, probability }, at) => ({
    id: String(at).padStart(9, "0"),
    aRoot: String(groups.find(a)),
    bRoot: String(groups.find(b)),
    probability,
    laterAt: null,
  }));
  const oneEach = new Map(waiting.flatMap(({ aRoot, bRoot }) => [aRoot, bRoot]).map((root) => [root, 1]));
  const [first] = orderQuestions(waiting, oneEach);
  const question = open[Number(first?.id)];
  if (!question) throw new Error("The order has lost a question.");
  return question;
}

import type { Evidence } from "./types.ts";

export type PatternQuestion = { id: string; a: string; b: string; probability: number; evidence: readonly Evidence[] };
export type Pattern = {
  key: string;
  /** What all of them have in common, field by field. */
  says: { field: string; level: string }[];
  questions: PatternQuestion[];
  /** The least and the most likely of them. */
  from: number;
  to: number;
};

/** Fewer are answered faster one by one. */
const LEAST = 3;

/** Open questions whose records agree and differ in the same way, the largest group first: one answer may do for all. */
export function questionPatterns(questions: readonly PatternQuestion[]): Pattern[] {
  const groups = new Map<string, PatternQuestion[]>();
  for (const question of questions) {
    const key = keyOf(question.evidence);
    // Without reasons there is nothing they could have in common.
    if (key !== "") groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return [...groups]
    .filter(([, group]) => group.length >= LEAST)
    .map(([key, group]): Pattern => {
      const inOrder = [...group].sort((x, y) => y.probability - x.probability || (x.id < y.id ? -1 : 1));
      const [first] = inOrder;
      return {
        key,
        says: (first?.evidence ?? []).map(({ field, level }) => ({ field, level })),
        questions: inOrder,
        from: inOrder.at(-1)?.probability ?? 0,
        to: first?.probability ?? 0,
      };
    })
    .sort((x, y) => y.questions.length - x.questions.length || (x.key < y.key ? -1 : 1));
}

const keyOf = (evidence: readonly Evidence[]): string =>
  evidence
    .map(({ field, level }) => `${field}:${level}`)
    .sort()
    .join("|");

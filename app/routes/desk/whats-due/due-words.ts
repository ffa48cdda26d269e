import type { DueItem, DueStop } from "#app/features/reporting/due.server.ts";

const plural =
  (one: string, many = `${one}s`) =>
  (n: number) =>
    n === 1 ? one : many;

/** What is due, in a word; `byHand` is what a person says when it is done. */
export const dueWords: Record<DueItem["kind"], { one: string; many: (n: number) => string; byHand: string | null }> = {
  call: { one: "A call of its plan", many: plural("call"), byHand: null },
  email: { one: "An email", many: plural("email"), byHand: null },
  letter: { one: "A letter", many: plural("letter"), byHand: "It is sent" },
  card: { one: "A card", many: plural("card"), byHand: "It is sent" },
  event: { one: "An invitation", many: plural("invitation"), byHand: "They are invited" },
  callback: { one: "A call we promised", many: plural("promised call"), byHand: null },
  wake: { one: "It wakes", many: plural("lead wakes", "leads wake"), byHand: null },
};

/** Whose it is to make; an email that belongs to nobody waits for nobody. */
export const whoseWords = ({ agent, kind }: Pick<DueItem, "agent" | "kind">): string =>
  agent ?? byItself[kind] ?? "anyone’s";

const byItself: Partial<Record<DueItem["kind"], string>> = { email: "goes by itself", wake: "wakes by itself" };

export const stopWords: Record<DueStop, string> = {
  "campaign-ended": "Its campaign is over by then",
  "campaign-not-begun": "Its campaign has not begun by then",
  "campaign-paused": "Its campaign is paused then",
  suppressed: "They are not to be written to or called",
};

import type { RuleKind } from "#db/vocabulary.ts";

export const ruleKindWords: Record<RuleKind, string> = {
  hours: "When calls are allowed",
  wash: "A list to be screened against",
  cap: "How often they may be called",
  round: "How many unanswered calls end a round",
  basis: "Blocked until a basis is recorded",
  recorded: "Recorded messages only with consent",
  sector: "What is called about only with consent",
};

import type { Say } from "../telling.ts";
import { wordsFor } from "../words.ts";

/** The code of a campaign's own outcome says nothing to anybody. */
export const outcomeName = (code: string, say: Say): string =>
  say.outcomes?.[code] ?? (code.startsWith("own-") ? "one that was removed" : wordsFor(code));

export const company = (id: string, say: Say): string => say.companies?.[id] ?? "a company";
export const onNumber = (id: string, say: Say): string => say.numbers?.[id] ?? "a number";

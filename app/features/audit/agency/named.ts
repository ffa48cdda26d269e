import type { Say } from "../telling.ts";
import { wordsFor } from "../words.ts";

/** The code of a campaign's own outcome says nothing to anybody; one that was removed again has the name that was kept of it, if any. */
export const outcomeName = (code: string, say: Say, kept?: string): string =>
  say.outcomes?.[code] ?? kept ?? (code.startsWith("own-") ? "one that was removed" : wordsFor(code));

export const company = (id: string, say: Say): string => say.companies?.[id] ?? "a company";
export const onNumber = (id: string, say: Say): string => say.numbers?.[id] ?? "a number";

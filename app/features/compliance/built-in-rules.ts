import type { Rule } from "./rule.ts";
import { ruleBook } from "./rule-book.ts";
import { agencyRules } from "./rules/agency.ts";
import { auRules } from "./rules/au.ts";
import { caRules } from "./rules/ca.ts";
import { euRules } from "./rules/eu.ts";
import { gbRules } from "./rules/gb.ts";
import { usRules } from "./rules/us.ts";

/** Every rule the product is delivered with: what a new house finds in its table, and what is asked where there is no database. */
export const builtInRules: readonly Rule[] = [
  ...agencyRules,
  ...gbRules,
  ...usRules,
  ...auRules,
  ...caRules,
  ...euRules,
];

export const builtInBook = ruleBook(builtInRules);

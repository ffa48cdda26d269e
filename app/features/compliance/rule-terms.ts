import { z } from "zod";
import { consentSectors, screeningLists } from "#db/vocabulary.ts";
import { longestCapHours, type Rule, type Span, type Week } from "./rule.ts";

const minute = z.number().int().min(0).max(1440);
const day = z.array(
  z
    .tuple([minute, minute])
    .refine(([from, to]) => from < to)
    .transform((span): Span => span),
);
const week = z.tuple([day, day, day, day, day, day, day]).transform((days): Week => days);
const count = z.number().int().min(1).max(1_000);

/** What a row of each kind has to say besides where and since when; a row that says less is not read at all. */
export const ruleTerms = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hours"), week, closedOnHolidays: z.boolean() }),
  z.object({
    kind: z.literal("wash"),
    list: z.enum(screeningLists),
    maxAgeDays: count,
    landline: z.enum(["block", "warn"]),
  }),
  z.object({
    kind: z.literal("cap"),
    of: z.enum(["number", "company", "party"]),
    most: count,
    mostAfterBusy: count,
    within: z.union([
      z.object({ calendarDays: z.literal(1) }),
      z.object({ hours: z.number().int().min(1).max(longestCapHours) }),
    ]),
  }),
  z.object({ kind: z.literal("round"), mostUnanswered: count }),
  z.object({ kind: z.literal("basis") }),
  z.object({ kind: z.literal("recorded") }),
  z.object({ kind: z.literal("sector"), sector: z.enum(consentSectors) }),
]);
export type RuleTerms = z.output<typeof ruleTerms>;

/** The part of a rule that differs from kind to kind, as its row keeps it. */
export function termsOf(rule: Rule): RuleTerms {
  return ruleTerms.parse(rule);
}

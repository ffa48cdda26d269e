import { z } from "zod";
import { consentSectors, ruleKinds, screeningLists } from "#db/vocabulary.ts";
import { hhmm } from "./local-time.ts";
import { longestCapHours, week } from "./rule.ts";
import { type RuleTerms, ruleTerms } from "./rule-terms.ts";

const span = String.raw`\d{1,2}:[0-5]\d\s*-\s*\d{1,2}:[0-5]\d\s*`;
const hoursOfDay = new RegExp(`^\\s*(${span}(,\\s*${span})*)?$`);
const dayHours = z
  .string()
  .regex(hoursOfDay, "Write hours such as 09:00-17:30, several with commas; leave it empty where nobody is called.")
  .transform((text) => text.replace(/\s/g, ""))
  .default("");
const count = z.coerce
  .number({ error: "Write a whole number." })
  .int("Write a whole number.")
  .min(1, "At least one.")
  .max(1_000, "At most a thousand.")
  .optional();

const hours = z.coerce
  .number({ error: "Write a whole number." })
  .int("Write a whole number.")
  .min(1, "At least one.")
  .max(longestCapHours, `At most ${longestCapHours} hours.`)
  .optional();

const fields = z.object({
  kind: z.enum(ruleKinds, { error: "Choose what the rule is about." }),
  title: z.string({ error: "Name the rule as it stands in a sentence, such as calling hours." }).trim().min(1).max(80),
  jurisdiction: z
    .string({ error: "Write a country code of two letters, or * for everywhere." })
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2}|\*)$/, "Write a country code of two letters, or * for everywhere."),
  region: z.string().trim().toUpperCase().max(6, "Write the region's code, such as FL.").optional(),
  validFrom: z.iso.date({ error: "Choose the first day it holds." }),
  source: z.string({ error: "Say where it is written, so that somebody can check it." }).trim().min(3).max(500),
  checked: z.boolean().default(false),
  weekdays: dayHours,
  saturday: dayHours,
  sunday: dayHours,
  closedOnHolidays: z.boolean().default(false),
  list: z.enum(screeningLists).optional(),
  maxAgeDays: count,
  landline: z.enum(["block", "warn"]).default("block"),
  of: z.enum(["number", "company", "party"]).default("number"),
  most: count,
  mostAfterBusy: count,
  withinHours: hours,
  mostUnanswered: count,
  sector: z.enum(consentSectors).optional(),
});

/** What an admin writes of a rule. Only the fields of its kind are looked at; where one of them is missing, the sentence stands there. */
export const RuleForm = fields.transform((form, context) => {
  const terms = ruleTerms.safeParse(termsFrom(form));
  if (terms.success) {
    const { title, jurisdiction, region = null, validFrom, source, checked } = form;
    return { title, jurisdiction, region, validFrom, source, checked, terms: terms.data };
  }
  const [missing] = terms.error.issues;
  const path = String(missing?.path[0] ?? "kind");
  const field = path === "week" ? "weekdays" : path === "within" ? "withinHours" : path;
  const message =
    path === "week" ? "A day begins before it ends, at 24:00 at the latest." : "This kind of rule needs it.";
  context.addIssue({ code: "custom", path: [field], message });
  return z.NEVER;
});
export type RuleDraft = z.output<typeof RuleForm>;

function termsFrom(form: z.output<typeof fields>): unknown {
  const { kind, most } = form;
  if (kind === "hours") {
    return { kind, week: week(form.weekdays, form.saturday, form.sunday), closedOnHolidays: form.closedOnHolidays };
  }
  if (kind === "wash") return { kind, list: form.list, maxAgeDays: form.maxAgeDays, landline: form.landline };
  if (kind === "cap") {
    const within = form.withinHours === undefined ? { calendarDays: 1 } : { hours: form.withinHours };
    return { kind, of: form.of, most, mostAfterBusy: form.mostAfterBusy ?? most, within };
  }
  if (kind === "sector") return { kind, sector: form.sector };
  return kind === "round" ? { kind, mostUnanswered: form.mostUnanswered } : { kind };
}

/** The same terms as they stand in the form, to begin a new version from. */
export function formOf(terms: RuleTerms): Record<string, string | boolean> {
  if (terms.kind === "hours") {
    const line = (day: number) => (terms.week[day] ?? []).map(([from, to]) => `${hhmm(from)}-${hhmm(to)}`).join(", ");
    return { weekdays: line(1), saturday: line(6), sunday: line(0), closedOnHolidays: terms.closedOnHolidays };
  }
  if (terms.kind === "wash")
    return { list: terms.list, maxAgeDays: String(terms.maxAgeDays), landline: terms.landline };
  if (terms.kind === "cap") {
    const most = { of: terms.of, most: String(terms.most), mostAfterBusy: String(terms.mostAfterBusy) };
    return "hours" in terms.within ? { ...most, withinHours: String(terms.within.hours) } : most;
  }
  if (terms.kind === "sector") return { sector: terms.sector };
  return terms.kind === "round" ? { mostUnanswered: String(terms.mostUnanswered) } : {};
}

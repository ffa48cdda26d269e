import { blockedWords } from "./blocked-words.ts";
import { type LawOfLead, type May, mays } from "./law-of-lead.ts";
import { countryName } from "./reason.ts";
import type { Rule } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";

/** A lead of a file, by its row. */
export type ForeseenLead = LawOfLead & { line: number; company: string };

/** Leads of which one rule says the same, the first of them as a sample. */
export type LawByRule = {
  may: May;
  rule: string | null;
  leads: number;
  says: string;
  /** Where somebody can mend it. */
  mend: { to: string; words: string } | null;
  /** The first and the last moment from which they may be called. */
  from: Date | null;
  last: Date | null;
  sample: Pick<ForeseenLead, "line" | "company" | "e164" | "text" | "from">[];
};

const SAMPLE = 5;

/** The leads of a file by what the law says of them: who may be called first, then by the rule that stands against most. */
export function lawByRule(leads: readonly ForeseenLead[], book: RuleBook, campaignId: string): LawByRule[] {
  const groups = new Map<string, ForeseenLead[]>();
  for (const lead of leads) {
    const key = `${lead.may} ${lead.rule} ${isListed(lead, ruleNamed(book, lead.rule))}`;
    const group = groups.get(key);
    if (group) group.push(lead);
    else groups.set(key, [lead]);
  }
  return [...groups.values()]
    .map((group): LawByRule => {
      const [first] = group as [ForeseenLead];
      const rule = ruleNamed(book, first.rule);
      const moments = group.flatMap(({ from }) => from?.getTime() ?? []);
      return {
        ...{ may: first.may, rule: first.rule, leads: group.length },
        says: saysOf(first, rule),
        mend: first.may === "mended" ? mendOf(first, rule, campaignId) : null,
        from: moments.length > 0 ? new Date(moments.reduce((a, b) => Math.min(a, b))) : null,
        last: moments.length > 0 ? new Date(moments.reduce((a, b) => Math.max(a, b))) : null,
        sample: group
          .slice(0, SAMPLE)
          .map(({ line, company, e164, text, from }) => ({ line, company, e164, text, from })),
      };
    })
    .sort((a, b) => mays.indexOf(a.may) - mays.indexOf(b.may) || b.leads - a.leads);
}

const ruleNamed = ({ rules }: RuleBook, id: string | null): Rule | null =>
  rules.findLast((rule) => rule.id === id) ?? null;

const isListed = ({ listed }: LawOfLead, rule: Rule | null): boolean =>
  rule?.kind === "wash" && listed.includes(rule.list);

function saysOf(lead: LawOfLead, rule: Rule | null): string {
  const named = rule ? `${rule.title}${rule.jurisdiction === "*" ? "" : ` for ${countryName(rule.jurisdiction)}`}` : "";
  if (lead.may === "now")
    return rule ? `With a reason that the agent writes down (${named}).` : "Nothing stands against it.";
  if (lead.may === "never") return never[lead.rule ?? ""] ?? lead.text;
  if (lead.may === "later") return rule ? `Not at this hour: ${named}.` : (later[lead.rule ?? ""] ?? lead.text);
  if (isListed(lead, rule)) return `On the list (${named}): only with their consent, or on another number.`;
  if (lead.rule?.startsWith("campaign-")) return lead.text;
  return blockedWords({
    ...{ rule: lead.rule, ruleKind: rule?.kind ?? null },
    ...{ ruleTitle: rule?.title ?? null, ruleCountry: rule?.jurisdiction ?? null },
  });
}

const never: Record<string, string> = {
  suppressed: "Somebody there asked not to be called, or the client does not want it.",
  "is-customer": "They are a customer of this client already.",
  "no-number": "No number that may be rung: another has to be found.",
};
const later: Record<string, string> = {
  "open-offer": "The client’s own people are selling to them; it is asked again each day.",
  "campaign-dates": "The campaign does not call yet.",
};

/** The page on which it can be mended. */
function mendOf(lead: LawOfLead, rule: Rule | null, campaignId: string): LawByRule["mend"] {
  if (isListed(lead, rule)) return { to: "/may-call", words: "Record a consent" };
  switch (rule?.kind) {
    case "basis":
      return {
        to: `/admin/bases/new?${new URLSearchParams({ campaign: campaignId, country: rule.jurisdiction })}`,
        words: "Record a basis",
      };
    case "wash":
      return { to: `/admin/screenings/new?${new URLSearchParams({ list: rule.list })}`, words: "Load the list" };
    case "sector":
      return { to: "/may-call", words: "Record a consent" };
  }
  if (lead.rule === "caller-id") return { to: `/campaigns/${campaignId}/terms`, words: "Open the terms" };
  if (lead.rule?.startsWith("campaign-")) return { to: `/campaigns/${campaignId}/status`, words: "Open its status" };
  return { to: "/admin/rules", words: "Open the rules" };
}

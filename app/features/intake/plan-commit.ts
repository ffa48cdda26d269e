import type { StatusWords } from "#app/features/companies/status-words.ts";
import type { MatchKey } from "#app/features/matching/keys.ts";
import { familyFacts, type Telling } from "#app/features/matching/lead-facts.ts";
import { weightsVersion } from "#app/features/matching/rates.ts";
import type { companies, leads, matchDecisions, matchKeys as matchKeyRows, merges, notes } from "#db/schema.ts";
import type { KeptRecord } from "./inspect.ts";
import { type Link, neighboursOf, pathsTo } from "./merge-paths.ts";
import { type PlannedPeople, planPeople } from "./plan-people.ts";
import { factsOfRow } from "./row-facts.ts";
import type { CompanyRow, Group, KnownMatch, Settled } from "./settle.ts";
import { isReachable } from "./verdicts.ts";

export type PlanContext = {
  clientId: string;
  campaignId: string;
  by: string;
  now: Date;
  keyOf: (kind: string, line: number, nth?: number) => string;
  numberHashOf: (e164: string) => string;
  zoneOf: (record: KeptRecord) => string | null;
  statusWords: StatusWords;
  /** By which a record is found again; a plan that is only looked at needs none. */
  keysOf: (row: CompanyRow) => readonly MatchKey[];
};

export type Plan = PlannedPeople & {
  companies: (typeof companies.$inferInsert & { id: string })[];
  leads: (typeof leads.$inferInsert & { id: string })[];
  notes: (typeof notes.$inferInsert)[];
  merges: (typeof merges.$inferInsert & { id: string })[];
  decisions: (typeof matchDecisions.$inferInsert)[];
  keys: (typeof matchKeyRows.$inferInsert)[];
  /** Of each row: its own company, and the lead it became or belongs to. */
  companyOf: Map<number, string>;
  leadOf: Map<number, string>;
};

type Links = { merges: readonly Link[]; review: readonly Link[]; branches: readonly Link[] };

/** Everything a commit will write, worked out before the first row is written. */
export function planCommit(settled: Settled, links: Links, matches: readonly KnownMatch[], context: PlanContext): Plan {
  const plan: Plan = {
    companies: [],
    contacts: [],
    phoneNumbers: [],
    emailAddresses: [],
    leads: [],
    notes: [],
    merges: [],
    decisions: [],
    keys: [],
    companyOf: new Map(),
    leadOf: new Map(),
  };
  const neighbours = neighboursOf(links.merges);
  const keptOf = new Map<number, string>();
  for (const group of settled.groups) {
    const kept = group.known?.company.companyId ?? context.keyOf("company", group.root.line);
    const paths = group.rows.length > 1 ? pathsTo(group.root.line, neighbours) : new Map<number, Link>();
    for (const row of rootFirst(group)) {
      const again = settled.again.get(row.line);
      const own = again?.recordId ?? context.keyOf("company", row.line);
      plan.companyOf.set(row.line, own);
      keptOf.set(row.line, kept);
      if (again) continue;
      plan.companies.push(companyOf(row, own, kept, context));
      for (const { kind, key } of context.keysOf(row)) {
        plan.keys.push({ clientId: context.clientId, companyId: own, kind, key });
      }
      if (own !== kept) plan.merges.push(mergeOf(row, own, kept, paths.get(row.line) ?? group.known, context));
    }
    const fresh = rootFirst(group).filter((row) => !settled.again.has(row.line));
    planPeople(plan, fresh, kept, context);
    const wentIn = group.rows.filter((row) => settled.outcomes.get(row.line)?.verdict === "merged");
    planLead(plan, group, { kept, fresh, wentIn }, context);
  }
  // Whoever is there already has been asked about.
  const review = links.review.filter(({ a, b }) => !(settled.again.has(a) && settled.again.has(b)));
  planQuestions(plan, { review, branches: links.branches }, matches, keptOf, context);
  // What others name comes first: a row may only point to a company that is already there.
  plan.companies.sort((a, b) => Number(a.mergedIntoId !== null) - Number(b.mergedIntoId !== null));
  return plan;
}

const rootFirst = ({ root, rows }: Group): CompanyRow[] => [root, ...rows.filter((row) => row !== root)];

function companyOf(row: CompanyRow, id: string, kept: string, context: PlanContext): Plan["companies"][number] {
  const { record } = row;
  const { line1, line2, city, region, postcode, country } = record.address;
  return {
    id,
    clientId: context.clientId,
    name: record.company,
    website: record.website,
    domain: record.domain,
    addressLine1: line1,
    addressLine2: line2,
    city,
    region,
    postcode,
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
    timeZone: context.zoneOf(record),
    industry: record.industry,
    employees: record.employees,
    companyNumber: record.companyNumber,
    mergedIntoId: id === kept ? null : kept,
    createdAt: context.now,
  };
}

function mergeOf(
  row: CompanyRow,
  own: string,
  kept: string,
  why: Pick<Link, "probability" | "evidence"> | null,
  { clientId, keyOf, now }: PlanContext,
): Plan["merges"][number] {
  return {
    id: keyOf("merge", row.line),
    clientId,
    keptCompanyId: kept,
    mergedCompanyId: own,
    keptLeadId: null,
    mergedLeadId: null,
    probability: why?.probability ?? 1,
    evidence: why?.evidence ?? [],
    weightsVersion: why && why.evidence.length > 0 ? weightsVersion : null,
    by: null,
    at: now,
  };
}

function planLead(
  plan: Plan,
  group: Group,
  { kept, fresh, wentIn }: { kept: string; fresh: readonly CompanyRow[]; wentIn: readonly CompanyRow[] },
  context: PlanContext,
): void {
  const { clientId, campaignId, by, now, keyOf } = context;
  const { lead } = group;
  const leadId = lead ? keyOf("lead", lead.line) : (group.known?.company.leadId ?? null);
  if (leadId) for (const row of group.rows) plan.leadOf.set(row.line, leadId);
  if (leadId) {
    // A record we have brings its notes only where it opens a lead that has none yet.
    for (const row of lead ? rootFirst(group) : fresh) {
      if (row.record.notes) plan.notes.push({ clientId, leadId, text: row.record.notes, by, at: now });
    }
  }
  if (!lead || !leadId) return;
  const told = [lead, ...wentIn].map((row) => row.record);
  const externalId = told.map((record) => record.externalId).find(Boolean) ?? null;
  const [own, ...others] = [lead, ...wentIn].map((row): Telling & { id: string } => ({
    ...factsOfRow(row.record, context),
    id: row === lead ? leadId : keyOf("row", row.line),
    createdAt: now,
    brought: null,
  }));
  plan.leads.push({
    id: leadId,
    clientId,
    campaignId,
    companyId: kept,
    // Where the lead goes should its company be taken apart from the one that is kept.
    originCompanyId: plan.companyOf.get(lead.line) === kept ? null : plan.companyOf.get(lead.line),
    // A company whose row was released without a way to reach it is looked up first.
    ...(told.some(isReachable)
      ? { stage: "ready" as const, nextAction: "call" as const, callableFrom: now }
      : { stage: "research" as const, nextAction: "research" as const }),
    stageAt: now,
    dueAt: now,
    source: "row",
    externalId,
    ...familyFacts(own as Telling, others),
    createdAt: now,
  });
}

/** What is likely and not certain waits for a person, what a rule takes for two sites of one firm is linked: each two companies once. */
function planQuestions(
  plan: Plan,
  { review, branches }: Pick<Links, "review" | "branches">,
  matches: readonly KnownMatch[],
  keptOf: ReadonlyMap<number, string>,
  { clientId, now }: PlanContext,
): void {
  const asked = new Set<string>();
  const ask = (
    one: string | undefined,
    other: string | undefined,
    { probability, evidence }: Omit<Link, "a" | "b">,
    said: { answer: "branch" | null; answeredAt: Date | null } = { answer: null, answeredAt: null },
  ) => {
    if (!one || !other || one === other) return;
    const [aCompanyId, bCompanyId] = one < other ? [one, other] : [other, one];
    if (asked.has(aCompanyId + bCompanyId)) return;
    asked.add(aCompanyId + bCompanyId);
    plan.decisions.push({
      clientId,
      aCompanyId,
      bCompanyId,
      probability,
      evidence,
      weightsVersion,
      askedAt: now,
      ...said,
    });
  };
  for (const link of review) ask(keptOf.get(link.a), keptOf.get(link.b), link);
  for (const match of matches) {
    if (match.band === "ask") ask(keptOf.get(match.line), match.company.companyId, match);
  }
  for (const link of branches) ask(keptOf.get(link.a), keptOf.get(link.b), link, { answer: "branch", answeredAt: now });
}

import type { Band, Evidence } from "#app/features/matching/types.ts";
import type { Recognition, Verdict } from "#db/vocabulary.ts";
import type { Balance, InspectedRow, KeptRecord, RowReason } from "./inspect.ts";
import { balanceOf } from "./verdicts.ts";

/** A row that has a company to speak of. */
export type CompanyRow = InspectedRow & { record: KeptRecord & { company: string } };
export type KnownCompany = {
  companyId: string;
  /** Its lead in this campaign. */
  leadId: string | null;
};
export type KnownMatch = {
  line: number;
  company: KnownCompany;
  probability: number;
  evidence: Evidence[];
  band: Band;
  /** The row is this record of ours once more, and needs no company of its own. */
  again: Known | null;
};
export type Known = { recordId: string; by: Recognition };

/** What the database already says about the rows of a file. */
export type KnownFacts = {
  suppressed: ReadonlyMap<number, RowReason>;
  /** Rows that perhaps stand on a list of the client's: they stay what they are, and say so. */
  likely: ReadonlyMap<number, RowReason>;
  matches: readonly KnownMatch[];
};

/** The records that are one company, and what becomes of them. */
export type Group = {
  rows: CompanyRow[];
  /** The row whose company stays, or the one that met the company we have. */
  root: CompanyRow;
  known: KnownMatch | null;
  /** The row that becomes a lead; null where all are suppressed or the lead is there already. */
  lead: CompanyRow | null;
};

export type Outcome = { verdict: Verdict; reasons: RowReason[] };
export type Settled = {
  outcomes: ReadonlyMap<number, Outcome>;
  groups: Group[];
  /** By line: the record of ours that the row is once more. */
  again: ReadonlyMap<number, Known>;
  balance: Balance;
};

/**
 * The verdicts of a file together with what is known: a suppression we hold closes a row, a company we have takes in a whole
 * cluster, and the lead of a cluster is its first row that may still be called.
 */
export function settle(rows: readonly InspectedRow[], facts: KnownFacts): Settled {
  const outcomes = new Map<number, Outcome>();
  for (const row of rows) {
    const closed = facts.suppressed.get(row.line);
    const verdict = closed && row.verdict !== "blank" && row.verdict !== "quarantined" ? "suppressed" : row.verdict;
    outcomes.set(row.line, { verdict, reasons: reasonsOf(row, facts) });
  }
  const groups: Group[] = [];
  const leadTaken = new Set<string>();
  const certain = new Map(facts.matches.filter(({ band }) => band === "auto").map((match) => [match.line, match]));
  for (const members of clustersOf(rows).flatMap((cluster) => partsOf(cluster, certain))) {
    const known = surest(members, certain);
    const open = members.filter((row) => row.verdict !== "suppressed" && !facts.suppressed.has(row.line));
    const leadIsThere = known !== null && (known.company.leadId !== null || leadTaken.has(known.company.companyId));
    const lead = leadIsThere ? null : (open.find((row) => row.verdict === "lead") ?? open[0] ?? null);
    if (known && lead) leadTaken.add(known.company.companyId);
    const met = known ? members.find((row) => row.line === known.line) : null;
    groups.push({ rows: members, root: met ?? lead ?? (members[0] as CompanyRow), known, lead });
    for (const row of open) {
      const reasons = reasonsOf(row, facts);
      if (row === lead) outcomes.set(row.line, { verdict: "lead", reasons });
      else outcomes.set(row.line, { verdict: "merged", reasons: leadIsThere ? [...reasons, alreadyHere] : reasons });
    }
  }
  const again = new Map([...certain].flatMap(([line, match]) => (match.again ? [[line, match.again] as const] : [])));
  return { outcomes, groups, again, balance: balanceOf(outcomes.values()) };
}

function reasonsOf({ line, reasons }: InspectedRow, { suppressed, likely }: KnownFacts): RowReason[] {
  const told = suppressed.get(line) ?? likely.get(line);
  return told ? [...reasons, told] : reasons;
}

const alreadyHere: RowReason = {
  code: "known-company",
  field: null,
  text: "This company is already a lead of this campaign; what the row adds was kept there.",
};

export function isCompanyRow(row: InspectedRow): row is CompanyRow {
  return row.verdict !== "blank" && row.verdict !== "quarantined" && row.record.company !== null;
}

/** Only records that can become companies; quarantined ones share a cluster and nothing else. */
function clustersOf(rows: readonly InspectedRow[]): CompanyRow[][] {
  const clusters = new Map<number, CompanyRow[]>();
  for (const row of rows) {
    if (!isCompanyRow(row)) continue;
    const key = row.cluster ?? -row.line;
    const members = clusters.get(key);
    if (members) members.push(row);
    else clusters.set(key, [row]);
  }
  return [...clusters.values()];
}

/**
 * A cluster, taken apart where its rows are records of several companies we have: that they are two was decided before, perhaps by
 * a person. The rows that are new go with the surest of them.
 */
function partsOf(members: CompanyRow[], certain: ReadonlyMap<number, KnownMatch>): CompanyRow[][] {
  const parts = new Map<string | null, CompanyRow[]>();
  const others = surest(members, certain)?.company.companyId ?? null;
  for (const row of members) {
    const match = certain.get(row.line);
    const company = match?.again ? match.company.companyId : others;
    const part = parts.get(company);
    if (part) part.push(row);
    else parts.set(company, [row]);
  }
  return [...parts.values()];
}

function surest(members: CompanyRow[], certain: ReadonlyMap<number, KnownMatch>): KnownMatch | null {
  let best: KnownMatch | null = null;
  for (const { line } of members) {
    const match = certain.get(line);
    if (match && (best === null || match.probability > best.probability)) best = match;
  }
  return best;
}

import { callWords } from "#app/features/audit/words.ts";
import type { Branch } from "#app/features/companies/branches.server.ts";
import type { Grounds } from "#app/features/compliance/grounds.ts";
import { dayDrawn } from "#app/features/compliance/register-days.ts";
import { count, date, duration, localDate, number, timeThere } from "#app/ui/format.ts";
import type { CallStatus, GoldenField, NextAction, Owner, Stage, Survivorship, Verdict } from "#db/vocabulary.ts";
import type { Kin } from "./lineage.server.ts";

export type StoryStep = { header: string; field: string; original: string; value: string; because: string };
export type StoryRow = {
  id: string;
  importId: string;
  companyId: string | null;
  file: string;
  line: number;
  verdict: Verdict;
  importedAt: string;
  /** As they came, with each recorded change. */
  cells: { header: string; original: string; steps: StoryStep[] }[];
  /** The company's name in the file and as we call it. */
  company: { original: string; value: string } | null;
};
export type StoryMerge = {
  id: string;
  kept: string;
  merged: string;
  at: string;
  by: string | null;
  probability: number;
  evidence: string[];
  undone: boolean;
};
/** A field of a company that was merged: what is told, whose word it is, and what the others say. */
export type StoryField = {
  field: GoldenField;
  /** Null: no record says anything. */
  text: string | null;
  /** Which record says it; null where none does or where it was typed. */
  from: string | null;
  rule: Survivorship;
  chosenBy: string | null;
  companyId: string | null;
  typed: boolean;
  said: { companyId: string; text: string; from: string }[];
};
export type StoryEntry = {
  id: string;
  at: string;
  text: string;
  /** What belongs to it: a call's result beside its outcome, why it was allowed, words that were written. */
  more: { term: string; says: string }[];
  /** Bookkeeping, told in small print. */
  quiet: boolean;
};
export type LeadStory = {
  lead: {
    id: string;
    company: string;
    facts: string[];
    stage: Stage;
    stageAt: string;
    owner: Owner | null;
    ownerName: string | null;
    assignee: string | null;
    nextAction: NextAction | null;
    dueAt: string | null;
    closedReason: string | null;
    won: { minor: number; currency: string } | null;
    mergedIntoId: string | null;
  };
  campaign: { id: string; name: string };
  client: { name: string; zone: string; country: string };
  people: {
    /** Of somebody who is still there. */
    id: string | null;
    /** Of whom there is anything to erase; once all of them are erased, by whose page their company may go too. */
    contactId: string | null;
    name: string;
    jobTitle: string | null;
    left: boolean;
    erased: boolean;
    numbers: string[];
  }[];
  answers: { question: string; answer: string | null }[];
  rows: StoryRow[];
  merges: StoryMerge[];
  branches: Branch[];
  lineage: Kin[];
  golden: { companyId: string; fields: StoryField[] } | null;
  entries: StoryEntry[];
  /** How many of each are left out, unless all are asked for: one company may stand in a file a thousand times. */
  more: { people: number; rows: number; merges: number };
};

/** So many people, rows and merges of one company are told by themselves. */
const MOST_TOLD = 20;

/** The first of many, and how many others there are. */
export function firstOf<T>(all: readonly T[], everything: boolean): { told: T[]; more: number } {
  const told = everything ? [...all] : all.slice(0, MOST_TOLD);
  return { told, more: all.length - told.length };
}

/** What happened a hundred times at one instant, in the same words, is told once. */
export function foldEntries(entries: readonly StoryEntry[]): StoryEntry[] {
  const times = new Map<string, number>();
  const wordsOf = ({ at, text, more, quiet }: StoryEntry) => JSON.stringify([at, text, more, quiet]);
  for (const entry of entries) times.set(wordsOf(entry), (times.get(wordsOf(entry)) ?? 0) + 1);
  return entries.flatMap((entry) => {
    const many = times.get(wordsOf(entry)) ?? 0;
    times.set(wordsOf(entry), 0);
    if (many === 0) return [];
    return [many < MOST_TOLD ? entry : { ...entry, text: `${entry.text} ${number(many)} times.` }];
  });
}

/** Of each file that brought some: "680 more rows of calder-old-leads.csv, imported on 17 Nov 2026, went into this lead." */
export function moreRows(rows: readonly StoryRow[], zone: string): { first: StoryRow; says: string }[] {
  const brought = new Map<string, { first: StoryRow; rows: number }>();
  for (const row of rows) {
    const of = brought.get(row.importId);
    if (of) of.rows++;
    else brought.set(row.importId, { first: row, rows: 1 });
  }
  return [...brought.values()].map(({ first, rows }) => ({
    first,
    says: `${count(rows, "more row")} of ${first.file}, imported on ${date(first.importedAt, zone)}, went into this lead.`,
  }));
}

/** "Row 318 of calder-old-leads.csv, imported on 17 Nov 2026: BRIGHTWELL FOODS became Brightwell Foods; merged with row 412." */
export function rowSentence(row: StoryRow, others: readonly StoryRow[], zone: string): string {
  const named = row.company && row.company.original !== row.company.value ? renamed(row.company) : null;
  const steps = row.cells.reduce((sum, cell) => sum + cell.steps.length, 0);
  const also = named || steps === 0 ? null : `${count(steps, "value")} cleansed`;
  const parts = [named, also, row.verdict === "merged" ? into(others, row) : merged(others, row)].filter(Boolean);
  const start = `Row ${number(row.line)} of ${row.file}, imported on ${date(row.importedAt, zone)}`;
  return `${start}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}.`;
}

const renamed = ({ original, value }: { original: string; value: string }): string => `${original} became ${value}`;

function into(others: readonly StoryRow[], row: StoryRow): string {
  const lead = others.find((other) => other.verdict === "lead");
  return lead ? `merged into row ${number(lead.line)}${fileOf(lead, row)}` : "merged into a company we knew";
}

function merged(others: readonly StoryRow[], row: StoryRow): string | null {
  const { told, more } = firstOf(
    others.filter((other) => other.verdict === "merged"),
    false,
  );
  if (told.length === 0) return null;
  const lines = told.map((other) => `${number(other.line)}${fileOf(other, row)}`).join(" and row ");
  return `merged with row ${lines}${more > 0 ? ` and ${number(more)} more` : ""}`;
}

const fileOf = (other: StoryRow, row: StoryRow): string => (other.file === row.file ? "" : ` of ${other.file}`);

/** The network's word on a call; the agent's stands beside it and is never mixed into it. */
export function networkSays({
  status,
  talkSeconds,
  answeredBy,
}: {
  status: CallStatus;
  talkSeconds: number | null;
  answeredBy: string | null;
}): string {
  const by = answeredBy && answeredBy !== "unknown" ? ` by a ${answeredBy === "fax" ? "fax" : answeredBy}` : "";
  return `The call ${callWords[status]}${status === "completed" ? by : ""}${talkSeconds ? `, ${duration(talkSeconds)}` : ""}.`;
}

export type StoredDecision = {
  verdict?: string;
  reasons?: { rule: string; version: string; text: string }[];
  zones?: string[];
  givenReason?: string;
  /** Calls of an earlier release were kept without. */
  grounds?: Grounds;
};

/** What a rule is called; its id where nobody knows it any longer. */
export type RuleTitle = (rule: string) => string;

/** Why it was allowed, as it was decided then: the rules may have changed since. */
export function allowedBecause(decision: StoredDecision, placedAt: string, titleOf: RuleTitle): string {
  const zones = decision.zones ?? [];
  const there = zones.map((zone) => timeThere(placedAt, zone)).slice(0, 3);
  const reasons = (decision.reasons ?? []).map(({ text, version }) => `${text} (${version})`);
  const told = [
    there.length > 0 ? `it was ${there.join(" and ")}, within the hours` : "within the hours",
    reasons.length > 0 ? `with a warning: ${reasons.join("; ")}` : "no list, cap or suppression stood against it",
    ...groundsTold(decision.grounds, titleOf),
    ...(decision.givenReason ? [`the reason given: ${decision.givenReason}`] : []),
  ];
  return `${decision.verdict === "allow" ? "Allowed" : `Decided “${decision.verdict ?? "nothing"}”`}: ${told.join("; ")}.`;
}

/** By what: a freephone number has the rules of two countries, of which the first few are enough to read. */
function groundsTold(grounds: Grounds | undefined, titleOf: RuleTitle): string[] {
  if (!grounds) return [];
  const { washes, bases, consent } = grounds;
  const rules = grounds.rules.map(({ rule, version }) => `${titleOf(rule)} (${version})`);
  const more = rules.length > mostRulesTold ? ` and ${rules.length - mostRulesTold} more` : "";
  const screened = washes.map(
    ({ list, asOf }) => `${list} of ${asOf ? localDate(dayDrawn(list, new Date(asOf))) : "no day"}`,
  );
  return [
    ...(screened.length > 0 ? [`screened: ${screened.join(", ")}`] : []),
    ...(bases.length > 0 ? [`a basis was recorded for ${bases.join(", ")}`] : []),
    ...(consent ? ["their consent was on record"] : []),
    `judged by ${rules.slice(0, mostRulesTold).join(", ")}${more}`,
  ];
}
const mostRulesTold = 12;

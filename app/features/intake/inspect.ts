import type { CleanRecord } from "#app/features/cleansing/cleanse.ts";
import type { DateOrder } from "#app/features/cleansing/dates.ts";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { AreaCodeOffer } from "#app/features/cleansing/missing-area-codes.ts";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import { matchRecords } from "#app/features/matching/match-records.ts";
import type { Branch, Evidence } from "#app/features/matching/types.ts";
import type { Verdict } from "#db/vocabulary.ts";
import { areaCodeOffers, areaCodeWarning } from "./area-code-offers.ts";
import { columnWarnings } from "./column-warnings.ts";
import { ChangeCounter, type RuleChanges } from "./count-changes.ts";
import { ContactCounter, type ContactCounts } from "./count-contacts.ts";
import { type CountryQuestion, countryQuestion, hasNumbers } from "./country-evidence.ts";
import { matchRecordOf } from "./match-record.ts";
import { type MendedCell, mendedRecord } from "./mend-record.ts";
import type { Table } from "./read-table.ts";
import { dateOrdersOf, type RowSettings, rowCleanser } from "./row-cleanser.ts";
import { balanceOf, bindSuppressions, firstVerdict, mergeClusters } from "./verdicts.ts";

/** Why a row has its verdict, and what else was noticed: a code to filter by, a sentence to read. */
export type RowReason = { code: string; field: FieldName | null; text: string };

/** A cleansed row without the steps that led there: they would be most of its weight, and cleansing it again gives them again. */
export type KeptRecord = Omit<CleanRecord, "steps" | "seen">;

export type InspectedRow = {
  line: number;
  physicalLine: number;
  verdict: Verdict;
  /** Equal for rows that are one company for certain; null for a blank row. */
  cluster: number | null;
  /** The line of the row that stays the lead, for a merged row. */
  mergedInto: number | null;
  /** Of a blank row, a record without anything. */
  record: KeptRecord;
  reasons: RowReason[];
  /** As they stand now; `mended` names those a person typed over. */
  cells: string[];
  mended?: MendedCell[];
};

export type Balance = Record<"read" | "blank" | "quarantined" | "suppressed" | "merged" | "leads", number>;

export type ReviewPair = { a: number; b: number; probability: number; evidence: Evidence[] };

export type Inspection = {
  balance: Balance;
  rows: InspectedRow[];
  phones: ContactCounts["phones"];
  emails: ContactCounts["emails"];
  changes: ReadonlyMap<RuleId, RuleChanges>;
  /** Day or month first, by column. */
  dateOrders: ReadonlyMap<number, DateOrder>;
  review: ReviewPair[];
  /** Same company in another place: kept apart, and told. */
  branches: ReviewPair[];
  merges: ReviewPair[];
  warnings: string[];
  /** Asked where the rows look like those of another country than the chosen one; also among the warnings. */
  countryQuestion: CountryQuestion | null;
  /** Area codes with which numbers that lack one would be valid, the likeliest first. */
  areaCodes: AreaCodeOffer[];
};

/** Each row by itself: read and cleansed, but not yet compared with the others. */
export type Cleansed = Omit<Inspection, "balance" | "review" | "branches" | "merges">;

/** In place of what was counted, so that it can be let go. */
const counted = { steps: [], seen: { phones: [], emails: [] } } satisfies Pick<CleanRecord, "steps" | "seen">;

/** What an import of this table would do, row by row, without doing anything. */
export const inspectTable = (...asked: Parameters<typeof cleanseTable>): Inspection =>
  compareRows(cleanseTable(...asked));

/** Reads and cleanses each row of a table. How its dates are written is known beforehand where the table is a part of a larger one. */
export function cleanseTable(
  table: Pick<Table, "headers" | "records" | "warnings">,
  settings: RowSettings,
  dateOrders: ReadonlyMap<number, DateOrder> = dateOrdersOf(table.records, settings),
): Cleansed {
  const { mends } = settings;
  const clean = rowCleanser(settings, dateOrders);
  const contacts = new ContactCounter(settings.columns);
  const changes = new ChangeCounter();
  const rows = table.records.map((original) => {
    const record = mends ? mendedRecord(original, mends, table.headers.length) : original;
    const cleansed = clean(record);
    // A wish not to be called is not typed away; of a broken record nobody knows in which column it stood.
    if (record.mended && !original.fault) cleansed.doNotCall ||= clean(original).doNotCall;
    const row = firstVerdict(record, cleansed);
    contacts.add(record.cells, cleansed);
    if (row.verdict !== "blank") changes.add(record.line, cleansed.steps);
    Object.assign(cleansed, counted);
    return row;
  });
  const { phones, emails } = contacts.counts();
  const { country, columns, countryConfirmed = false } = settings;
  const areaCodes = areaCodeOffers(rows, columns, country);
  const question = countryConfirmed || !hasNumbers(columns) ? null : countryQuestion(table.records, columns, country);
  return {
    rows,
    phones,
    emails,
    changes: changes.rules,
    dateOrders,
    warnings: [
      ...table.warnings,
      ...columnWarnings(settings.columns, settings),
      ...areaCodeWarning(areaCodes),
      ...(question ? [question.sentence] : []),
    ],
    countryQuestion: question,
    areaCodes,
  };
}

/** The rows as one list: which of them are one company, and what that makes of each. It changes the verdicts of the rows it is given. */
export function compareRows(cleansed: Cleansed): Inspection {
  const { rows } = cleansed;
  const matched = matchRecords(rows.filter((row) => row.verdict !== "blank").map(matchRecordOf));
  for (const row of rows) row.cluster = matched.clusters.get(row.line) ?? null;
  bindSuppressions(rows);
  mergeClusters(rows);
  const companyRow = standIns(rows);
  const pairs = (found: Branch[]): ReviewPair[] =>
    found.map(({ a, b, probability, evidence }) => ({ a: Math.min(a, b), b: Math.max(a, b), probability, evidence }));
  return {
    ...cleansed,
    balance: balanceOf(rows),
    review: pairs(
      matched.review.flatMap((pair) => {
        const [a, b] = [companyRow(pair.a), companyRow(pair.b)];
        return a === undefined || b === undefined ? [] : [{ ...pair, a, b }];
      }),
    ),
    branches: pairs(matched.branches),
    merges: pairs(matched.merges),
  };
}

/** The row itself, or the first of its cluster that can be a company: what is asked of a quarantined row is asked of the others like it. */
function standIns(rows: readonly InspectedRow[]): (line: number) => number | undefined {
  const firstOf = new Map<number, number>();
  const clusterOfUnusable = new Map<number, number | null>();
  for (const { line, cluster, verdict } of rows) {
    if (verdict === "blank" || verdict === "quarantined") clusterOfUnusable.set(line, cluster);
    else if (cluster !== null && !firstOf.has(cluster)) firstOf.set(cluster, line);
  }
  return (line) => (clusterOfUnusable.has(line) ? firstOf.get(clusterOfUnusable.get(line) ?? -1) : line);
}

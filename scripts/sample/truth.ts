import type { Fate, Row } from "./record.ts";

const letters: Record<Fate, string> = { blank: "b", quarantined: "q", suppressed: "s", lead: "l" };

export type Truth = {
  seed: number;
  legend: Record<string, string>;
  counts: { records: number; blank: number; quarantined: number; suppressed: number; merged: number; leads: number };
  /** A letter a record. */
  fates: string;
  /** The company of each record, "-" where nobody could tell. */
  entities: string;
  /** The records with each defect. */
  tags: Record<string, string>;
};

/** The right answers to the file, by record number. */
export function truthOf(seed: number, rows: readonly Row[]): Truth {
  const many = (fate: Fate): number => rows.filter((row) => row.fate === fate).length;
  const companies = new Set(rows.filter((row) => row.fate === "lead").map((row) => row.entity)).size;
  const tags = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const tag of new Set(row.tags)) tags.set(tag, [...(tags.get(tag) ?? []), at + 1]);
  });
  return {
    seed,
    legend: {
      b: "blank",
      q: "quarantined",
      s: "suppressed",
      l: "a lead, or merged into another record of its company",
      line: "records are numbered as in the file, the first below the header being 1",
    },
    counts: {
      records: rows.length,
      blank: many("blank"),
      quarantined: many("quarantined"),
      suppressed: many("suppressed"),
      merged: many("lead") - companies,
      leads: companies,
    },
    fates: rows.map((row) => letters[row.fate]).join(""),
    entities: rows.map((row) => row.entity ?? "-").join(" "),
    tags: Object.fromEntries(
      [...tags].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, lines]) => [tag, lines.join(" ")]),
    ),
  };
}

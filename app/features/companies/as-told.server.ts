import type { Queryable } from "#db/client.server.ts";
import type { CompanyFacts } from "./golden-record.ts";
import { goldenRecords } from "./golden-records.server.ts";

/** A line of a list: a company by its name, and perhaps its town or its website. */
type Line = { companyId: string; company: string } & Partial<Omit<CompanyFacts, "name">>;

/**
 * The lines of a list as their companies are told: where others went into one, by its golden record. A list asks for the page it shows,
 * so that it costs the same however long the list is.
 */
export async function asTold<Row extends Line>(db: Queryable, rows: readonly Row[]): Promise<Row[]> {
  const golden = await goldenRecords(
    db,
    rows.map(({ companyId }) => companyId),
  );
  return rows.map((row) => {
    const { name, ...facts } = golden.get(row.companyId)?.facts ?? {};
    const shown = Object.entries(facts).filter(([column]) => column in row);
    return { ...row, ...Object.fromEntries(shown), company: name ?? row.company };
  });
}

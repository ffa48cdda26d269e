import { eq } from "drizzle-orm";
import { cutText } from "#app/kit/cut-text.ts";
import type { Queryable } from "#db/client.server.ts";
import { suppressionLists } from "#db/schema.ts";
import { readSettings } from "../settings.ts";
import { isEmpty } from "./list-holds.ts";
import type { ListFacts } from "./lists-page.server.ts";
import { readList } from "./read-list.server.ts";

export type ListColumn = {
  index: number;
  header: string;
  field: string;
  sure: boolean;
  reason: string;
  samples: string[];
};

/** A list that waits to be used: what is in its file, and how it is read. */
export async function waitingList(db: Queryable, { id, kind, clientId }: ListFacts) {
  const [stored] = await db
    .select({ content: suppressionLists.content, settings: suppressionLists.settings })
    .from(suppressionLists)
    .where(eq(suppressionLists.id, id));
  if (!stored?.content) return null;
  const settings = readSettings(stored.settings);
  const read = await readList(stored.content, { settings, kind, agencyWide: clientId === null });
  if (!read.ok) return { ok: false as const, country: settings.country, sentence: read.sentence };
  const { table, columns, held, sheets } = read.list;
  const distinct = (of: "numbers" | "emails" | "domains") => new Set(held.flatMap((row) => row[of])).size;
  return {
    ok: true as const,
    country: settings.country,
    sheet: table.sheet,
    sheets: sheets?.map(({ name }) => name) ?? null,
    warnings: table.warnings,
    holds: {
      rows: held.length,
      numbers: distinct("numbers"),
      emails: distinct("emails"),
      domains: distinct("domains"),
      companies: held.filter(({ company }) => company !== null).length,
      empty: held.filter(isEmpty).length,
    },
    columns: columns.map(
      ({ index, header, field, confidence, reason }): ListColumn => ({
        index,
        header,
        field,
        sure: confidence >= 0.6,
        reason,
        samples: samplesOf(table.records, index),
      }),
    ),
  };
}

function samplesOf(records: { cells: string[] }[], index: number): string[] {
  const cells = records.slice(0, 400).map(({ cells }) => (cells[index] ?? "").trim().replace(/\s+/g, " "));
  return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, 3).map((cell) => cutText(cell, 60));
}

export type WaitingList = NonNullable<Awaited<ReturnType<typeof waitingList>>>;

import { asc, eq, inArray } from "drizzle-orm";
import { rules } from "#app/features/cleansing/rules.ts";
import type { Queryable } from "#db/client.server.ts";
import { importRows, imports } from "#db/schema.ts";
import type { StoryRow, StoryStep } from "./lead-story.ts";

type StoredStep = { column: number; field: string; original: string; value: string; rule: string };
type StoredSettings = { read?: { columns?: { header: string; field: string }[] } };

/** The rows of a file behind a lead, each cell as it came beside every recorded change. */
export async function storyRows(db: Queryable, leadIds: string[]): Promise<StoryRow[]> {
  const found = await db
    .select({ row: importRows, file: imports.fileName, at: imports.committedAt, settings: imports.settings })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(inArray(importRows.leadId, leadIds))
    .orderBy(asc(imports.committedAt), asc(importRows.line));
  return found.map(({ row, file, at, settings }) => {
    const columns = (settings as StoredSettings).read?.columns ?? [];
    const steps = row.steps as StoredStep[];
    const named = steps.filter(({ field }) => field === "company_name");
    return {
      id: row.id,
      importId: row.importId,
      companyId: row.companyId,
      file,
      line: row.line,
      verdict: row.verdict,
      importedAt: at?.toISOString() ?? "",
      cells: row.cells.map((original, column) => ({
        header: columns[column]?.header ?? `Column ${column + 1}`,
        original,
        steps: steps.filter((step) => step.column === column).map((step) => storyStep(step, columns[column]?.header)),
      })),
      company: named.length > 0 ? { original: named[0]?.original ?? "", value: named.at(-1)?.value ?? "" } : null,
    };
  });
}

function storyStep({ field, original, value, rule }: StoredStep, header = ""): StoryStep {
  const known = rule in rules ? rules[rule as keyof typeof rules] : null;
  return { header, field, original, value, because: known?.label ?? `By ${rule}` };
}

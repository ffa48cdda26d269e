import { type InspectedRow, inspectTable } from "./inspect.ts";
import { type Look, rowSettings } from "./look.ts";
import type { CellEdits } from "./mend-record.ts";
import type { Settings } from "./settings.ts";

/**
 * A few rows as they stand now, judged beside those of their file that they touch: whoever asked not to be called, and whoever shares a
 * number, an address, a site or a name. For an answer at once, where the whole of a long file would take its time.
 */
export function inspectAmong(
  { table, columns, inspection }: Look,
  settings: Settings,
  edits: CellEdits,
  lines: readonly number[],
): InspectedRow[] {
  const asked = new Set(lines);
  const judge = (wanted: ReadonlySet<number>) => {
    const records = table.records.filter(({ line }) => wanted.has(line));
    const part = { headers: table.headers, records, warnings: [] };
    return inspectTable(part, rowSettings(columns, settings, edits), inspection.dateOrders).rows;
  };
  const signs = new Set(judge(asked).flatMap(signsOf));
  const beside = new Set(lines);
  for (const row of inspection.rows) {
    if (row.verdict === "suppressed" || signsOf(row).some((sign) => signs.has(sign))) beside.add(row.line);
  }
  return judge(beside).filter(({ line }) => asked.has(line));
}

function signsOf({ verdict, record: { company, domain, phones, emails } }: InspectedRow): string[] {
  if (verdict === "blank") return [];
  const signs = [...phones.map(({ e164 }) => e164), ...emails];
  if (domain) signs.push(domain);
  if (company) signs.push(company.toLowerCase());
  return signs;
}

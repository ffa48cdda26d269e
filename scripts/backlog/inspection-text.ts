import { fieldLabels } from "#app/features/cleansing/fields.ts";
import type { Inspected } from "./inspect.ts";

const shown = 20;

/** The same for a person: what was found, what would happen, and the rows that need a look. */
export function* inspectionText({ table, columns, inspection }: Inspected): Generator<string> {
  const { balance, phones, emails, rows, review, warnings } = inspection;
  const header = table.headerLine === null ? "no header" : `header on line ${table.headerLine}`;
  const found = table.workbook
    ? `the sheet “${table.sheet}” of ${table.workbook.sheets.length}`
    : `${table.encoding}, cells parted by ${JSON.stringify(table.delimiter)}`;
  yield `${balance.read} rows, ${found}, ${header}\n\n`;
  yield "Columns\n";
  for (const column of columns)
    yield `  ${column.header} → ${fieldLabels[column.field]} (${Math.round(column.confidence * 100)} %)\n`;
  yield "\nWhat an import would do\n";
  yield `  ${balance.read} read = ${balance.leads} leads + ${balance.merged} merged + ${balance.suppressed} suppressed + ${balance.quarantined} quarantined + ${balance.blank} blank\n`;
  yield `  Phones: ${phones.found} found, ${phones.valid} valid, ${phones.distinct} distinct\n`;
  yield `  Emails: ${emails.found} found, ${emails.valid} valid, ${emails.distinct} distinct\n`;
  yield `  Pairs to ask about: ${review.length}\n`;
  const held = rows.filter((row) => row.verdict === "quarantined" || row.verdict === "suppressed");
  if (held.length > 0) yield "\nRows held back\n";
  for (const row of held.slice(0, shown))
    yield `  line ${row.physicalLine}, ${row.verdict}: ${row.reasons.map((reason) => reason.text).join(" ")}\n`;
  if (held.length > shown) yield `  … and ${held.length - shown} more; --json lists them all\n`;
  if (warnings.length > 0) yield "\nTo know\n";
  for (const warning of warnings) yield `  ${warning}\n`;
}

import { createHash } from "node:crypto";
import type { CleanPhone } from "#app/features/cleansing/record.ts";
import type { ColumnCount } from "#app/features/intake/count-contacts.ts";
import type { InspectedRow } from "#app/features/intake/inspect.ts";
import type { PhoneKind } from "#db/vocabulary.ts";
import type { Inspected } from "./inspect.ts";

/** The one object of `inspect --json`, row by row, so that a long file needs no second copy in memory. */
export function* inspectionJson({ table, columns, inspection }: Inspected, raw: boolean): Generator<string> {
  const { encoding, delimiter, headerLine, sheet, records } = table;
  const { balance, phones, emails } = inspection;
  const head = {
    file: { encoding, delimiter, headerLine, sheet, rows: records.length },
    columns: columns.map(({ header, field, confidence }) => ({ header, field, confidence })),
    balance,
    phones: {
      ...phones,
      byType: Object.fromEntries(Object.entries(phones.byType).map(([kind, n]) => [libraryName(kind as PhoneKind), n])),
      byColumn: Object.fromEntries(Object.entries(phones.byColumn).map(([header, count]) => [header, counted(count)])),
    },
    emails,
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"rows":[`;
  let first = true;
  for (const row of inspection.rows) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify(rowJson(row, raw))}`;
    first = false;
  }
  yield '],\n"review":[';
  first = true;
  for (const { a, b, probability } of inspection.review) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify({ a, b, probability })}`;
    first = false;
  }
  yield `],\n"warnings":${JSON.stringify(inspection.warnings)}}\n`;
}

function rowJson(row: InspectedRow, raw: boolean): object {
  const { record } = row;
  return {
    line: row.line,
    physicalLine: row.physicalLine,
    verdict: row.verdict,
    cluster: row.cluster,
    company: record.company,
    contact: record.contact.full,
    phones: record.phones.map(writtenPhone),
    emails: record.emails,
    website: record.domain,
    postcode: record.address.postcode,
    reasons: row.reasons.map((reason) => reason.text),
    ...(raw ? { raw: row.cells } : {}),
  };
}

const writtenPhone = ({ e164, ext }: CleanPhone): string => (ext === null ? e164 : `${e164};ext=${ext}`);

/** The types by the names the numbering libraries share, so that counts can be compared with theirs. */
const libraryName = (kind: PhoneKind): string =>
  kind === "fixed"
    ? "FIXED_LINE"
    : kind === "premium"
      ? "PREMIUM_RATE"
      : kind.replaceAll("-", "_").replace("fixed_or", "fixed_line_or").toUpperCase();

function counted({ nonblank, valid, distinct }: ColumnCount): object {
  const sha256 = createHash("sha256").update(distinct.join("\n")).digest("hex");
  return { nonblank, valid, distinct: distinct.length, sha256 };
}

import type { CleanRecord, Problem } from "#app/features/cleansing/cleanse.ts";
import { isEmailField, isPhoneField } from "#app/features/cleansing/fields.ts";
import type { RowReason } from "./inspect.ts";
import type { Column } from "./recognise-columns.ts";

/** How the rows of a file are read: enough to try what a row would be worth with other cells. */
export type RowReading = {
  columns: readonly Column[];
  /** As many cells as the header has. */
  width: number;
  delimiter: string;
  clean: (row: { cells: string[] }) => CleanRecord;
};

/** What a person may put in one or several cells of a row with one key. */
export type RowOffer = { text: string; edits: { column: number; value: string }[] };

type Row = { cells: readonly string[]; reasons: readonly RowReason[] };

/** More joins than these would be a guess. */
const MOST_EXTRA = 3;
/** Each column is tried in turn: among more, every row shown would be cleansed some hundred times. */
const MOST_COLUMNS = 100;

/** What was most probably meant, the surest first; nothing is put into a cell unasked. */
export function offersOf(row: Row, reading: RowReading): RowOffer[] {
  const codes = new Set(row.reasons.map(({ code }) => code));
  if (codes.has("broken-record")) return joined(row, reading);
  return [
    ...(codes.has("company-missing") ? companyElsewhere(row, reading) : []),
    ...(codes.has("no-contact-route") ? routeElsewhere(row, reading) : []),
    ...meant(row),
  ];
}

function meant({ cells, reasons }: Row): RowOffer[] {
  return reasons.flatMap((reason) => {
    const { offer } = reason as Partial<Pick<Problem, "offer">>;
    if (!offer) return [];
    const { column, original, suggestion } = offer;
    const cell = cells[column] ?? "";
    const value = cell.includes(original) ? cell.replace(original, () => suggestion) : suggestion;
    return value === cell ? [] : [{ text: suggestion, edits: [{ column, value }] }];
  });
}

const legalForm =
  /\b(?:ltd|limited|plc|llp|inc|llc|corp|gmbh|ag|kg|ug|b\.?v|n\.?v|s\.?a|s\.?a\.?r\.?l|s\.?r\.?l|s\.?l|oy|ab|a\/s|aps|pty)\.?$/i;

/** The name of a company gives itself away by its legal form, in whatever column it stands. */
function companyElsewhere({ cells }: Row, { columns }: RowReading): RowOffer[] {
  const target = columns.find(({ field }) => field === "company_name");
  if (!target) return [];
  const names = columns.flatMap(({ index, header }) => {
    const text = (cells[index] ?? "").trim();
    return index !== target.index && text.length <= 80 && /\p{L}.*\s/u.test(text) && legalForm.test(text)
      ? [{ text: `${text} (from ${header})`, edits: [{ column: target.index, value: text }] }]
      : [];
  });
  return names.length === 1 ? names : [];
}

/** A number or an address that stands in a column nobody reads. */
function routeElsewhere({ cells }: Row, { columns, clean }: RowReading): RowOffer[] {
  const phone = columns.find(({ field }) => isPhoneField(field));
  const email = columns.find(({ field }) => isEmailField(field));
  const found: RowOffer[] = [];
  for (const { index, header, field } of columns) {
    const text = (cells[index] ?? "").trim();
    // A fax must never be dialled, and what stands in its own column was read already.
    if (text === "" || text.length > 200 || field === "fax" || isPhoneField(field) || isEmailField(field)) continue;
    const address = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[a-z]{2,}/i.exec(text)?.[0];
    const number = /\+?\(?\d[\d\s().\-/]{7,}\d/.exec(text)?.[0];
    const target = address ? email : number ? phone : undefined;
    const value = address ?? number;
    if (!target || !value) continue;
    const tried = cells.slice();
    tried[target.index] = value;
    const record = clean({ cells: tried });
    const good = address ? record.emails.length > 0 : record.phones.length > 0;
    if (good) found.push({ text: `${value} (from ${header})`, edits: [{ column: target.index, value }] });
  }
  return found;
}

/** A delimiter inside a value made two cells of one: joined where only one place makes a sound row. */
function joined({ cells }: Row, { width, delimiter, clean }: RowReading): RowOffer[] {
  let last = cells.length;
  while (last > width && (cells[last - 1] ?? "").trim() === "") last--;
  const extra = last - width;
  if (extra < 1 || extra > MOST_EXTRA || width > MOST_COLUMNS || delimiter === "") return [];
  const tries = Array.from({ length: width }, (_, at) => {
    const whole = cells.slice(at, at + extra + 1).join(delimiter);
    const tried = [...cells.slice(0, at), whole, ...cells.slice(at + extra + 1, last)];
    const record = clean({ cells: tried });
    const routes = record.phones.length + record.emails.length + (record.website ? 1 : 0);
    const sound = record.company !== null && routes > 0;
    // Between words of one value stands a space, before a cell of its own none.
    const runsOn = cells.slice(at + 1, at + extra + 1).every((cell) => /^\s/.test(cell));
    return { whole, tried, runsOn, faults: record.problems.length, routes: sound ? routes : 0 };
  });
  const most = Math.max(...tries.map(({ routes }) => routes));
  const fewest = Math.min(...tries.filter(({ routes }) => routes === most).map(({ faults }) => faults));
  const good = tries.filter(({ routes, faults }) => routes === most && faults === fewest);
  const best = good.length > 1 ? good.filter(({ runsOn }) => runsOn) : good;
  // Two columns of plain words side by side: nothing tells to which of them the delimiter belonged.
  if (most === 0 || best.length !== 1 || !best[0]) return [];
  const { whole, tried } = best[0];
  const edits = cells.slice(0, last).flatMap((cell, column) => {
    const value = tried[column] ?? "";
    return value === cell ? [] : [{ column, value }];
  });
  return [{ text: `Join “${whole.trim()}”`, edits }];
}

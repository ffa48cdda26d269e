import { headerWords } from "./header-names.ts";
import { scanRecords } from "./scan-records.ts";

export const delimiters = [",", ";", "\t", "|", "¬", "^", "¦", "~", "\u0001", "\u001F", "•", "§"] as const;

/** Marks that stand in ordinary text: believed only where they part names of columns, and every line alike. */
const unusual = [":", "%", "#", "*", "!", "/", "="];

/** `sep=;`: a first line for spreadsheets, neither header nor record. */
export function separatorLine(text: string): { delimiter: string; length: number } | null {
  const found = /^"?sep=(.)"?[,;\t]*(\r\n|\r|\n|$)/i.exec(text);
  return found?.[1] ? { delimiter: found[1], length: found[0].length } : null;
}

/** How a file of rows to mend begins, which we sent out ourselves: what else its cells hold tells nothing. */
const ownHead = /^("?)Row\b[^"\r\n]*?\1(.)\1Verdict\1\2\1Reasons\1\2/;

/** A few exporters quote with apostrophes; then every cell of the first line stands in them. */
export function quoteMark(text: string): '"' | "'" {
  const line = text.slice(0, 5000).split(/[\r\n]/, 1)[0] ?? "";
  return /^'[^']*'([,;\t|]'[^']*')+$/.test(line) ? "'" : '"';
}

/** Databases write a quote inside a cell as `\\"`. Believed where such marks stand inside cells, and no doubled one does. */
export function hasEscapedQuotes(text: string, delimiter: string): boolean {
  const sample = text.slice(0, 262_144);
  let escaped = false;
  for (let at = sample.indexOf('"'); at >= 0; at = sample.indexOf('"', at + 1)) {
    const before = sample[at - 1] ?? "\n";
    const after = sample[at + 1] ?? "\n";
    const endsCell = after === delimiter || after === "\n" || after === "\r";
    if (before === "\\" && sample[at - 2] !== "\\" && !endsCell) escaped = true;
    const doubled =
      before === '"' && sample[at - 2] !== delimiter && sample[at - 2] !== "\n" && sample[at - 2] !== "\r";
    if (doubled && !endsCell) return false;
  }
  return escaped;
}

/** The mark that cuts most records into the same number of cells, more than one; known column names decide between equals. */
export function sniffDelimiter(text: string, quote: string): string {
  const own = ownHead.exec(text);
  if (own?.[2]) return own[2];
  const sample = text.slice(0, 262_144);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue;
    const records = scanRecords(sample, delimiter, quote, 200);
    if (sample.length < text.length && records.length > 1) records.pop();
    const counts = new Map<number, number>();
    for (const record of records) {
      const width = lastFilled(record.cells);
      if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    }
    const full = new Map<number, number>();
    for (const record of records) full.set(record.cells.length, (full.get(record.cells.length) ?? 0) + 1);
    const [width, share] = mode(full, records.length);
    if (width < 2) continue;
    const known = Math.max(
      ...records.slice(0, 20).map((record) => record.cells.filter((cell) => headerWords(cell).known).length),
    );
    const score = share * (1 + Math.log2(width) / 4) + Math.min(known, 12) / 4;
    if (score > best.score) best = { delimiter, score };
  }
  if (best.score === 0) return unusual.find((mark) => namesColumns(sample, mark, quote)) ?? lone(sample);
  return best.delimiter === "," ? lone(sample) : best.delimiter;
}

function namesColumns(sample: string, delimiter: string, quote: string): boolean {
  const [first, ...others] = scanRecords(sample, delimiter, quote, 50);
  if (!first || first.cells.filter((cell) => headerWords(cell).known).length < 2) return false;
  return others.slice(0, -1).every(({ cells }) => cells.length === first.cells.length);
}

const lone = (sample: string): string => (isOneColumn(sample) ? "\t" : ",");

/** A single column of names, some with a comma inside: the first line has none, and each of the others is written before a space. */
function isOneColumn(sample: string): boolean {
  if (/["\t]/.test(sample) || !/, /.test(sample)) return false;
  const first = sample.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  return !first.includes(",") && !/,(?! )/.test(sample);
}

function lastFilled(cells: string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? "").trim() === "") width--;
  return width;
}

function mode(counts: Map<number, number>, total: number): [number, number] {
  let width = 1;
  let most = 0;
  for (const [columns, count] of counts) if (columns > 1 && count > most) [width, most] = [columns, count];
  return [width, total ? most / total : 0];
}

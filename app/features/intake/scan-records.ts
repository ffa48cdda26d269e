import Papa from "papaparse";

/** One record as it lies in the file: its cells as read, and the line of the file it starts on. */
export type Scanned = { physicalLine: number; cells: string[]; fault: string | null; quoted: boolean };

const CR = 13;
const LF = 10;
const SPACE = 32;
const longestLine = 100_000;

type CellEnd = { end: number; fault: string | null; quoted: boolean };

/**
 * Finds where each record starts and ends, whatever mixture of CR, LF and CRLF the file has, and never lets a faulty quote
 * swallow the rows after it. The quoting inside a sound record is then left to the CSV library, one record at a time, so
 * that nothing it misreads can reach a neighbour.
 */
export function scanRecords(text: string, delimiter: string, quote = '"', limit = Number.POSITIVE_INFINITY): Scanned[] {
  const records: Scanned[] = [];
  const separator = delimiter.charCodeAt(0);
  const quoteCode = quote.charCodeAt(0);
  let at = 0;
  let line = 1;
  while (at < text.length && records.length < limit) {
    const start = at;
    const startLine = line;
    const bounds: number[] = [];
    let fault: string | null = null;
    let quoted = false;
    let spaced = false;
    for (;;) {
      const cellStart = at;
      let first = at;
      while (text.charCodeAt(first) === SPACE) first++;
      if (text.charCodeAt(first) === quoteCode) {
        const cell = endOfQuoted(text, first, separator, quoteCode, line);
        if (cell.fault) fault ??= cell.fault;
        else if (first > cellStart || text.charCodeAt(cell.end - 1) === SPACE) spaced = true;
        quoted ||= cell.quoted;
        line += lineBreaks(text, first, cell.end);
        at = cell.end;
      } else {
        at = endOfPlain(text, first, separator);
      }
      bounds.push(cellStart, at);
      if (at < text.length && text.charCodeAt(at) === separator) {
        at++;
        continue;
      }
      break;
    }
    const end = at;
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at += 2;
    else at += 1;
    line++;
    // An empty line is no record.
    if (bounds.length === 2 && text.slice(start, end).trim() === "") continue;
    const pieces = cut(text, bounds);
    const cells = !quoted
      ? pieces
      : fault
        ? pieces.map((piece) => plainQuotes(piece, quote))
        : unquote(text.slice(start, end), pieces, spaced, delimiter, quote);
    records.push({ physicalLine: startLine, cells, fault, quoted });
  }
  return records;
}

function cut(text: string, bounds: number[]): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < bounds.length; i += 2) pieces.push(text.slice(bounds[i], bounds[i + 1]));
  return pieces;
}

function unquote(record: string, pieces: string[], spaced: boolean, delimiter: string, quote: string): string[] {
  // The library takes a quote after a space for text and would split inside it.
  const source = spaced
    ? pieces.map((piece) => (piece.trim().startsWith(quote) ? piece.trim() : piece)).join(delimiter)
    : record;
  const parsed = Papa.parse<string[]>(source, { delimiter, quoteChar: quote, newline: "\n", header: false });
  const cells = parsed.data.length === 1 ? parsed.data[0] : undefined;
  return cells && cells.length === pieces.length ? cells : pieces.map((piece) => plainQuotes(piece, quote));
}

/** What can be saved of a cell whose quotes are wrong: the outer pair off, the rest as it stands. */
function plainQuotes(piece: string, quote: string): string {
  const trimmed = piece.trim();
  if (!trimmed.startsWith(quote)) return piece;
  const inner = trimmed.length > 1 && trimmed.endsWith(quote) ? trimmed.slice(1, -1) : trimmed;
  return inner.replaceAll(quote + quote, quote);
}

function endOfPlain(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === CR || code === LF) break;
  }
  return at;
}

function endOfQuoted(text: string, open: number, separator: number, quote: number, line: number): CellEnd {
  const mark = String.fromCharCode(quote);
  let at = open + 1;
  for (;;) {
    at = text.indexOf(mark, at);
    if (at < 0) {
      const fault = `The quote that opens on line ${line} is never closed.`;
      return { end: endOfPlain(text, open, separator), fault, quoted: true };
    }
    if (text.charCodeAt(at + 1) === quote) {
      at += 2;
      continue;
    }
    let after = at + 1;
    while (text.charCodeAt(after) === SPACE) after++;
    const code = text.charCodeAt(after);
    if (after >= text.length || code === separator || code === CR || code === LF)
      return { end: after, fault: null, quoted: true };
    return {
      end: endOfFaulty(text, open, separator, mark),
      fault: `There is a stray quote on line ${line}.`,
      quoted: true,
    };
  }
}

/** A quoted cell with a quote inside it ends, at the latest, with its line: rows below must not suffer. */
function endOfFaulty(text: string, open: number, separator: number, mark: string): number {
  // Only this line is looked through: a file of a million faulty quotes must not be searched to its end a million times.
  const line = text.slice(open, open + longestLine).match(/^[^\r\n]*/)?.[0] ?? "";
  const closing = line.indexOf(mark + String.fromCharCode(separator), 1);
  if (closing >= 0) return open + closing + 1;
  if (line.length > 1 && line.endsWith(mark)) return open + line.length;
  return endOfPlain(text, open, separator);
}

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) breaks++;
  }
  return breaks;
}

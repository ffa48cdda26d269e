/** One record as it lies in the file: its cells as read, and the line of the file it starts on. */
export type Scanned = { physicalLine: number; cells: string[]; fault: string | null; quoted: boolean };

const CR = 13;
const LF = 10;
const SPACE = 32;
const BACKSLASH = 92;
/** A record longer than this is taken as it stands: a quote that nobody closes must not gather the whole file. */
const longestRecord = 16 * 1024 * 1024;
const neverClosed = "is never closed.";

type CellEnd = { end: number; fault: string | null; quoted: boolean };

/** All records of a text at once, or as many as asked for. */
export function scanRecords(text: string, delimiter: string, quote = '"', limit = Number.POSITIVE_INFINITY): Scanned[] {
  return new RecordScanner(delimiter, quote).take(text, { last: true, limit });
}

/**
 * Finds where each record starts and ends, whatever mixture of CR, LF and CRLF the file has, and never lets a faulty quote
 * swallow the rows after it. The text may come in pieces: a record that a piece cuts off waits for the next one.
 */
export class RecordScanner {
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #escaped: boolean;
  #waiting = "";
  /** The line of the file on which the next record starts. */
  line = 1;

  /** `escaped`: a quote inside a quoted cell has a backslash before it, as databases write it, and is not doubled. */
  constructor(delimiter: string, quote = '"', escaped = false) {
    this.#delimiter = delimiter;
    this.#quote = quote;
    this.#escaped = escaped;
  }

  take(piece: string, { last, limit = Number.POSITIVE_INFINITY }: { last: boolean; limit?: number }): Scanned[] {
    const text = this.#waiting === "" ? piece : this.#waiting + piece;
    const records: Scanned[] = [];
    let at = 0;
    while (at < text.length && records.length < limit) {
      const found = scanRecord(text, at, this.line, this.#delimiter, this.#quote, this.#escaped);
      // Whether a record that touches the end of the piece is whole, only the next piece can tell.
      if (!last && found.mayGoOn && text.length - at < longestRecord) break;
      at = found.next;
      this.line = found.line;
      if (found.record) records.push(found.record);
    }
    this.#waiting = last ? "" : text.slice(at);
    return records;
  }
}

type Found = { record: Scanned | null; next: number; line: number; mayGoOn: boolean };

function scanRecord(
  text: string,
  start: number,
  startLine: number,
  delimiter: string,
  quote: string,
  escaped: boolean,
): Found {
  const separator = delimiter.charCodeAt(0);
  const quoteCode = quote.charCodeAt(0);
  const cells: string[] = [];
  let at = start;
  let line = startLine;
  let fault: string | null = null;
  let quoted = false;
  let unclosed = false;
  const seen: Seen = { lineEnd: -1, closing: -1 };
  for (;;) {
    const cellStart = at;
    let first = at;
    while (text.charCodeAt(first) === SPACE) first++;
    if (text.charCodeAt(first) === quoteCode) {
      const found = endOfQuoted(text, first, separator, quoteCode, line, seen, escaped);
      fault ??= found.fault;
      unclosed ||= found.fault?.endsWith(neverClosed) === true;
      quoted = true;
      line += lineBreaks(text, first, found.end);
      at = found.end;
      const cell = plainQuotes(text.slice(cellStart, at), quote);
      cells.push(escaped ? cell.replace(/\\(["'\\])/g, "$1") : cell);
    } else {
      at = endOfPlain(text, first, separator);
      cells.push(text.slice(cellStart, at));
    }
    if (at < text.length && text.charCodeAt(at) === separator) {
      at++;
      continue;
    }
    break;
  }
  const end = at;
  at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
  // An empty line is no record.
  const empty = cells.length === 1 && text.slice(start, end).trim() === "";
  return {
    record: empty ? null : { physicalLine: startLine, cells, fault, quoted },
    next: at,
    line: line + 1,
    mayGoOn: unclosed || at >= text.length,
  };
}

/** A quoted cell as it was meant; of one whose quotes are wrong, what can be saved: the outer pair off, the rest as it stands. */
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

function endOfQuoted(
  text: string,
  open: number,
  separator: number,
  quote: number,
  line: number,
  seen: Seen,
  escaped: boolean,
): CellEnd {
  const mark = String.fromCharCode(quote);
  let at = open + 1;
  for (;;) {
    at = text.indexOf(mark, at);
    if (at < 0) {
      const fault = `The quote that opens on line ${line} ${neverClosed}`;
      return { end: endOfPlain(text, open, separator), fault, quoted: true };
    }
    if (escaped && isEscaped(text, at)) {
      at++;
      continue;
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
      end: endOfFaulty(text, open, separator, mark, seen),
      fault: `There is a stray quote on line ${line}.`,
      quoted: true,
    };
  }
}

/** An odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}

/** What was found out about the line at hand, so that a line of a million faulty quotes is not searched a million times. */
type Seen = { lineEnd: number; closing: number };

/** A quoted cell with a quote inside it ends, at the latest, with its line: rows below must not suffer. */
function endOfFaulty(text: string, open: number, separator: number, mark: string, seen: Seen): number {
  if (seen.lineEnd <= open) seen.lineEnd = endOfLine(text, open);
  if (seen.closing <= open) {
    const found = text.slice(open + 1, seen.lineEnd).indexOf(mark + String.fromCharCode(separator));
    seen.closing = found < 0 ? Number.POSITIVE_INFINITY : open + 1 + found;
  }
  if (seen.closing < seen.lineEnd) return seen.closing + 1;
  if (seen.lineEnd > open + 1 && text.startsWith(mark, seen.lineEnd - 1)) return seen.lineEnd;
  return endOfPlain(text, open, separator);
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === CR || code === LF) break;
  }
  return at;
}

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) breaks++;
  }
  return breaks;
}

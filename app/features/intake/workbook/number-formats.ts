/** How a number is shown; null is a plain number, with all the digits the cell holds. */
export type NumberFormat =
  | { kind: "date" | "time" | "elapsed" | "percent" }
  | { kind: "digits"; pieces: Piece[]; places: number }
  | { kind: "either"; when: Condition; held: NumberFormat; otherwise: NumberFormat }
  | null;
/** A place for a digit, which shows a zero where there is none or nothing, or what is written between the digits. */
type Piece = { place: boolean; text: string };
type Condition = { sign: string; than: number };

const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const times = [18, 19, 20, 21, 32, 33, 45, 47];
const percents = [9, 10];

/** What a format's number, or for one's own formats its code, says of the cells that bear it. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return ofSections(code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+/g) ?? []);
  if (dates.includes(id)) return { kind: "date" };
  if (times.includes(id)) return { kind: "time" };
  if (id === 46) return { kind: "elapsed" };
  return percents.includes(id) ? { kind: "percent" } : null;
}

function ofSections([first = "", ...others]: string[]): NumberFormat {
  const condition = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(first);
  const format = ofSection(first);
  if (!condition || others.length === 0) return format;
  return {
    kind: "either",
    when: { sign: condition[1] ?? "", than: Number(condition[2]) },
    held: format,
    otherwise: ofSections(others),
  };
}

function ofSection(section: string): NumberFormat {
  const elapsed = /\[(h+|m+|s+)\]/i.test(section);
  const shown = section.replace(/\[[^\]]*\]|[_*]./g, "");
  // What stands in quotes or behind an escape is written out and means nothing.
  const bare = shown.replace(/"[^"]*"|\\./g, "");
  if (/general/i.test(bare)) return null;
  if (elapsed) return { kind: "elapsed" };
  // No date has a place for a digit, but for the fractions of its seconds.
  if (/[#0?]/.test(bare.replace(/s\.0+/gi, "s"))) return bare.includes("%") ? { kind: "percent" } : inDigits(shown);
  if (/[dye]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return { kind: "date" };
  return /[hs]/i.test(bare) ? { kind: "time" } : null;
}

/** Zeros before a number and marks between its digits, as telephone numbers are formatted; amounts and measures are left alone. */
function inDigits(shown: string): NumberFormat {
  const pieces: Piece[] = [];
  for (const [whole] of shown.matchAll(/"[^"]*"|\\.|./g)) {
    const place = /^[#0?]$/.test(whole);
    if (whole === "." || whole === "," || whole === "/") return null;
    const text = whole.replace(/^"(.*)"$/, "$1").replace(/^\\(.)$/, "$1");
    if (!place && !/^[\d\s()+./\u00A0-]*$/.test(text)) return null;
    pieces.push({ place, text });
  }
  const places = pieces.filter(({ place }) => place);
  // Spaces that only part the thousands belong to an amount.
  if (/^#+0?$/.test(places.map(({ text }) => text).join("")) && !pieces.some(isWritten)) return null;
  return { kind: "digits", pieces, places: places.length };
}

const isWritten = ({ place, text }: Piece): boolean => !place && /[\d+()-]/.test(text);

/** The format that holds for this number, where a code has one for small numbers and another for large ones. */
export function formatFor(format: NumberFormat | undefined, number: number): NumberFormat {
  let found = format ?? null;
  while (found?.kind === "either") found = holds(found.when, number) ? found.held : found.otherwise;
  return found;
}

function holds({ sign, than }: Condition, number: number): boolean {
  if (sign === "<>") return number !== than;
  return (
    (sign.includes("<") && number < than) ||
    (sign.includes(">") && number > than) ||
    (sign.includes("=") && number === than)
  );
}

/** The digits of a whole number in their places; those that find none stand before the first place. */
export function inPlaces(digits: string, pieces: Piece[], places: number): string {
  let taken = digits.length - places;
  let first = true;
  let text = "";
  for (const piece of pieces) {
    if (!piece.place) {
      text += piece.text;
      continue;
    }
    if (first && taken > 0) text += digits.slice(0, taken);
    first = false;
    text += taken >= 0 ? digits.charAt(taken) : piece.text === "0" ? "0" : "";
    taken++;
  }
  return text;
}

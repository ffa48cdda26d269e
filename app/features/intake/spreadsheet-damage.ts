/**
 * Does a cell that came back from a spreadsheet still say what went out, spoilt only as spreadsheets spoil what nobody touched: spaces
 * trimmed, a zero or a + in front of a number lost, long numbers rounded, dates and TRUE written its own way?
 */
export function sameAfterSpreadsheet(sent: string, back: string): boolean {
  if (sent === back) return true;
  const was = plain(sent);
  const is = plain(back);
  if (was === is) return true;
  if (/^(?:true|false)$/i.test(was) && was.toLowerCase() === is.toLowerCase()) return true;
  return sameNumber(was, is) || sameDate(was, is);
}

const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00A0\u202F]/g, " ")
    .trim();

const numeric = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d+)?$/i;
/** As a spreadsheet writes numbers: nothing in front of them that says nothing. */
const bare = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function sameNumber(was: string, is: string): boolean {
  if (!numeric.test(was) || !bare.test(is)) return false;
  const before = Number(was.replaceAll(",", ""));
  const after = Number(is);
  if (before === after) return true;
  const scientific = /^-?(\d)(?:\.(\d+))?e/i.exec(is);
  // Only what was too long to be shown is rounded: eleven digits in a cell, fifteen in all.
  const digits = was.replace(/\D/g, "").length;
  if (scientific && digits > 11) return Number(before.toPrecision(1 + (scientific[2]?.length ?? 0))) === after;
  return digits > 15 && Number(before.toPrecision(15)) === after;
}

/** The same day in another order or with other signs between; written the same way with other numbers it was changed by a person. */
function sameDate(was: string, is: string): boolean {
  const before = partsOf(was);
  const after = partsOf(is);
  if (!before || !after || shapeOf(was) === shapeOf(is)) return false;
  return before === after;
}

const shapeOf = (text: string): string => text.replace(/\d/g, "0");

function partsOf(text: string): string | null {
  const found = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[ T]0{1,2}:00(?::00)?)?$/.exec(text);
  if (!found) return null;
  const numbers = [found[1], found[3], found[4]].map(Number);
  return numbers
    .map((n, at) => (at !== 1 && n < 100 && Math.max(...numbers) < 100 && at === 2 ? n + 2000 : n))
    .sort((a, b) => a - b)
    .join(" ");
}

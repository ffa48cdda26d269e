/** How a number is shown: as a date, as a time, with leading zeros or a plus before it, or just so. */
export type NumberFormat = { kind: "date" | "time" } | { kind: "digits"; least: number; plus: boolean } | null;

const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const times = [18, 19, 20, 21, 32, 33, 45, 46, 47];

/** What a format's number, or for one's own formats its code, says of the cells that bear it. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return dates.includes(id) ? { kind: "date" } : times.includes(id) ? { kind: "time" } : null;
  const first = code.split(";")[0] ?? "";
  const digits = /^(?:\[[^\]]*\])?(?:\\?(\+)|"(\+)")?(0+|#)$/.exec(first);
  if (digits) {
    const zeros = digits[3] ?? "";
    return { kind: "digits", least: zeros === "#" ? 1 : zeros.length, plus: Boolean(digits[1] ?? digits[2]) };
  }
  // What stands in quotes or brackets, or behind an escape, is written out and means nothing.
  const bare = first.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, "");
  if (/general/i.test(bare)) return null;
  if (/[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return { kind: "date" };
  return /[hs]/i.test(bare) ? { kind: "time" } : null;
}

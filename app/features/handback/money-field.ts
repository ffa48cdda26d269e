import { money } from "#app/ui/format.ts";

/**
 * An amount as somebody types it, in minor units: "12,000", "£12 000.50", "12.5k" is not one. A comma or point before exactly two last
 * digits parts the pence; before three it parts thousands.
 */
export function minorFrom(typed: string, currency: string): number | null {
  const signs: string[] = [];
  const text = typed.replace(/[\s\u00a0']/g, "").replace(/^(?:[A-Z]{3}|\p{Sc})|(?:[A-Z]{3}|\p{Sc})$/gu, (sign) => {
    signs.push(sign);
    return "";
  });
  // Other money is another amount, and nobody here knows the rate.
  if (signs.some((sign) => sign !== currency && sign !== signOf(currency))) return null;
  const shape = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!shape) return null;
  const whole = Number((shape[1] ?? "").replace(/[.,]/g, ""));
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const part = shape[3] ? Number(shape[3].padEnd(2, "0")) / 100 : 0;
  const minor = Math.round((whole + part) * 10 ** digits);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}

/** How an amount was read, for whoever typed it, before it is filed; null where there is none. */
export function readBack(typed: string, currency: string): string | null {
  if (typed.trim() === "") return null;
  const minor = minorFrom(typed, currency);
  return minor === null ? "This is no amount in figures, as 12,000 is." : `That is ${money(minor, currency)}.`;
}

const signOf = (currency: string): string | undefined =>
  new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;

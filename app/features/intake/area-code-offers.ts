import type { CountryCode } from "libphonenumber-js/max";
import { isPhoneField } from "#app/features/cleansing/fields.ts";
import {
  type AreaCodeOffer,
  type MissingNumber,
  missingAreaCodes,
} from "#app/features/cleansing/missing-area-codes.ts";
import { readPhoneCell } from "#app/features/cleansing/phone-cell.ts";
import type { InspectedRow } from "./inspect.ts";
import type { Column } from "./recognise-columns.ts";

/** So many of the file's valid numbers tell which area codes are common in it. */
const SEEN = 2_000;
/** One or two numbers are a slip of their own; more of them are how the list was kept. */
const WARNED = 3;

/** Area codes for the numbers of a file that lack only theirs; nothing is changed here. */
export function areaCodeOffers(
  rows: readonly InspectedRow[],
  columns: readonly Column[],
  country: CountryCode,
): AreaCodeOffer[] {
  const phoneColumns = columns.filter(({ field }) => isPhoneField(field));
  const missing: MissingNumber[] = [];
  const seen: string[] = [];
  for (const { verdict, cells, record } of rows) {
    if (verdict === "blank" || (record.address.country ?? country) !== country) continue;
    if (seen.length < SEEN) seen.push(...record.phones.map(({ e164 }) => e164));
    if (!record.problems.some(({ code }) => code === "phone-no-area-code")) continue;
    for (const { index } of phoneColumns)
      for (const { raw, parsed } of readPhoneCell(cells[index] ?? "", country).numbers)
        if (!parsed.ok && parsed.code === "phone-no-area-code")
          missing.push({ text: raw, region: record.address.region });
  }
  return missing.length === 0 ? [] : missingAreaCodes(missing, seen, country);
}

export const areaCodeWarning = ([first]: readonly AreaCodeOffer[]): string[] =>
  first && first.missing >= WARNED ? [first.text] : [];

import type { NumberType } from "libphonenumber-js/max";
import type { PhoneKind } from "#db/vocabulary.ts";

/** What the number plan calls a line, in our words. */
export const kindOfLine: Record<NonNullable<NumberType>, PhoneKind> = {
  FIXED_LINE: "fixed",
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "fixed-or-mobile",
  TOLL_FREE: "toll-free",
  SHARED_COST: "shared-cost",
  UAN: "uan",
  VOIP: "voip",
  PREMIUM_RATE: "premium",
  PERSONAL_NUMBER: "unknown",
  PAGER: "unknown",
  VOICEMAIL: "unknown",
};

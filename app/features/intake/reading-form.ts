import { isSupportedCountry } from "libphonenumber-js/max";
import { z } from "zod";

/** What a person may correct of any file that is read, a backlog or a list: which of its sheets it is, and whose its numbers are. */
export const sheetField = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => !/\p{Cc}/u.test(name))
  .optional();

export const countryField = z
  .string()
  .refine((code) => isSupportedCountry(code))
  .optional();

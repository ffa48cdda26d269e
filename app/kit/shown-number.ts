import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A number as a person here reads it: national at home, with its country elsewhere. */
export function shownNumber(e164: string, home: string, ext: string | null = null): string {
  const number = parsePhoneNumberFromString(e164);
  const shown = !number ? e164 : number.country === home ? number.formatNational() : number.formatInternational();
  return ext ? `${shown}, ext. ${ext}` : shown;
}

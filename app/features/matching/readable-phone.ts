import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** As it is dialled in its own country, with the code in front of all others. */
export function readablePhone(e164: string, country: string | null): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const home = country ? number.country === country : number.country === "GB";
  return home ? number.formatNational() : number.formatInternational();
}

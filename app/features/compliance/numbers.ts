import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { kindOfLine } from "#app/kit/kind-of-line.ts";
import type { PhoneKind } from "#db/vocabulary.ts";

export type NeverCalled = "not-a-number" | "premium-number" | "emergency-number" | "satellite-number";

/** Numbers that cost whoever rings them: by prefix, since number tables lag behind and 070 calls itself "personal". */
const premiumPrefixes = ["+449", "+44118", "+4470", "+1900", "+61190", "+979"];
const satellitePrefixes = ["+870", "+881", "+882", "+883", "+888", "+878", "+1500", "+1600", "+1700", "+6114"];
const emergencyNumbers = new Set("000 101 105 106 110 111 112 113 115 117 118 119 911 933 988 999 15 17 18".split(" "));

/** Why a number is never rung, whoever owns it; null for an ordinary one. */
export function neverCalled(e164: string, premium: boolean): NeverCalled | null {
  if (emergencyNumbers.has(e164.replace(/^\+/, ""))) return "emergency-number";
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return "not-a-number";
  if (premium || premiumPrefixes.some((p) => e164.startsWith(p))) return "premium-number";
  if (satellitePrefixes.some((p) => e164.startsWith(p))) return "satellite-number";
  return null;
}

/** Rung at the caller's expense, as far as the number tells. */
export function isPremium(e164: string): boolean {
  return neverCalled(e164, phoneKindOf(e164) === "premium") === "premium-number";
}

/** What kind of line a number is. In North America that is "fixed-or-mobile": the plan does not tell. */
export function phoneKindOf(e164: string): PhoneKind {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type ? kindOfLine[type] : "unknown";
}

/** Only a line that is certainly not in somebody's pocket counts as a landline. */
export function mayBeMobile(kind: PhoneKind): boolean {
  return kind !== "fixed" && kind !== "toll-free" && kind !== "uan" && kind !== "shared-cost";
}

export type ReadNumber =
  | { ok: true; e164: string; kind: PhoneKind; premium: boolean }
  | { ok: false; reason: "not-a-number" | "emergency-number" };

/** A number as somebody typed it, with the country to read it in when it does not say. */
export function readNumber(text: string, country: CountryCode): ReadNumber {
  if (emergencyNumbers.has(text.replace(/\D/g, ""))) return { ok: false, reason: "emergency-number" };
  const parsed = parsePhoneNumberFromString(text, country);
  if (!parsed?.isValid()) return { ok: false, reason: "not-a-number" };
  return { ok: true, e164: parsed.number, kind: phoneKindOf(parsed.number), premium: isPremium(parsed.number) };
}

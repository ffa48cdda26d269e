import type { FieldName } from "#app/features/cleansing/fields.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const phoneNouns = words("phone mobile landline switchboard ddi did dial directdial");
/** Whose or which phone it may be. A header with any other word is about something else: a label, a status, another body. */
const phoneQualifiers = words(
  "phone mobile landline switchboard ddi did dial direct line number no value work office organization corporate hq headquarters head main contact person lead prospect account customer client general day daytime other home alternate alternative alt secondary second additional tertiary third primary personal private school hospital practice store shop club branch local site the of s 1 2 3 4 5 6 7 8 9 business person zentrale centrale fixe fijo fisso direkt durchwahl standard and or geschaftlich with code inc incl including std full bureau pro professionnel principal dienst zakelijk vast",
);
const others = words(
  "other home alternate alternative alt secondary second additional tertiary third personal private 2 3 4 5 6 7 8 9",
);
const emailQualifiers = words(
  "email address addresses value work office organization corporate main contact person lead prospect account customer client general other home alternate alternative alt secondary second additional tertiary third primary personal private school hospital practice store shop club branch site the of id business 1 2 3 4 5 6 7 8 9 direct enquiries recommended adresse professionnel pro zakelijk geschaftlich info",
);
const faxQualifiers = words("fax number no value work home other organization main phone contact office 1 2 3 4 5");

/** Phones, faxes and emails, by a small grammar over plain header words. Null where the header speaks of none of them. */
export function contactHeader(plain: string): FieldName | null {
  const parts = plain.split(" ");
  if (parts.includes("fax")) return parts.every((part) => faxQualifiers.has(part)) ? "fax" : null;
  if (isExtension(plain)) return "phone_extension";
  if (isAreaCode(plain)) return "phone_area_code";
  if (parts.includes("email")) {
    if (!parts.every((part) => emailQualifiers.has(part))) return null;
    return parts.some((part) => others.has(part)) ? "email_other" : "email";
  }
  if (plain === "contact number" || plain === "contact no" || plain === "number to call" || plain === "contact numbers")
    return "phone_main";
  if (plain === "alternative number" || plain === "other number" || plain === "alternate number") return "phone_other";
  const direct =
    parts.includes("direct") ||
    parts.includes("ddi") ||
    parts.includes("did") ||
    parts.includes("direkt") ||
    parts.includes("durchwahl");
  if (direct && plain.match(/^(contact )?(direct|direkt|durchwahl|ddi|did)( (line|dial|number|no|phone))*$/))
    return "phone_direct";
  if (!parts.some((part) => phoneNouns.has(part)) || !parts.every((part) => phoneQualifiers.has(part))) return null;
  if (parts.includes("mobile")) return "phone_mobile";
  if (direct) return "phone_direct";
  if (parts.some((part) => others.has(part))) return "phone_other";
  if (parts.includes("work") || /^(contact|person) phone( number)?$/.test(plain))
    return parts.includes("organization") ? "phone_main" : "phone_direct";
  return "phone_main";
}

function isExtension(plain: string): boolean {
  return (
    /^((work|office|organization|direct|main|contact) )*(phone )?(ext|extn|extension)( number| no)?$/.test(plain) ||
    plain === "nebenstelle"
  );
}

function isAreaCode(plain: string): boolean {
  return /^(phone )?(area|dialling|dialing|std|city) code$|^(std|vorwahl|indicatif|prefijo|prefisso)$/.test(plain);
}

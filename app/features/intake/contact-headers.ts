import type { FieldName } from "#app/features/cleansing/fields.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const phoneNouns = words("phone mobile landline switchboard ddi did dial directdial");
/** Whose or which phone it may be. A header with any other word is about something else: a label, a status, another body. */
const phoneQualifiers = words(
  "phone mobile landline switchboard ddi did dial direct line number no value work office organization corporate hq headquarters head main contact person lead prospect account customer client general day daytime other home alternate alternative alt secondary second additional tertiary third primary personal private school hospital practice store shop club branch local site the of s 1 2 3 4 5 6 7 8 9 business person zentrale centrale fixe fix fijo fisso direkt durchwahl standard and or with inc incl including std full bureau pro professionnel principal vast stabilny best call to ring phones numbers value land day main their if known dial hq fixed ligne day time address including area code registered trading billing executive attendee delegate member customer",
);
const others = words(
  "other home alternate alternative alt secondary second additional tertiary third personal private 2 3 4 5 6 7 8 9",
);
const emailQualifiers = words(
  "email address addresses value work office organization corporate main contact person lead prospect account customer client general other home alternate alternative alt secondary second additional tertiary third primary personal private school hospital practice store shop club branch site the of id business 1 2 3 4 5 6 7 8 9 direct enquiries recommended adresse professionnel pro info corporativo aziendale billing executive attendee delegate member principal 0 no verified executive addr",
);
const faxQualifiers = words("fax number no value work home other organization main phone contact office 1 2 3 4 5");

/** Phones, faxes and emails, by a small grammar over plain header words. Null where the header speaks of none of them. */
export function contactHeader(plain: string): FieldName | null {
  const parts = plain.split(" ");
  if (parts.includes("fax")) return parts.every((part) => faxQualifiers.has(part)) ? "fax" : null;
  if (isExtension(plain)) return "phone_extension";
  if (isAreaCode(plain) || isDialCode(plain)) return "phone_area_code";
  if (parts.includes("code") && !parts.some((part) => part === "with" || part === "inc" || part === "including"))
    return null;
  if (parts.includes("email")) {
    if (!parts.every((part) => emailQualifiers.has(part))) return null;
    return parts.some((part) => others.has(part)) ? "email_other" : "email";
  }
  if (
    /^(contact|best|main|office|daytime|day|best contact)( contact)? (number|numbers|no|nos)$|^(number|no) to (call|ring)$|^number 1$/.test(
      plain,
    )
  )
    return "phone_main";
  if (/^(alternative|other|alternate|alt|second|spare|backup)( contact)? (number|no|numbers)$/.test(plain))
    return "phone_other";
  if (/^(number|contact number) [2-9]$/.test(plain)) return "phone_other";
  const direct =
    parts.includes("direct") ||
    parts.includes("ddi") ||
    parts.includes("did") ||
    parts.includes("direkt") ||
    parts.includes("durchwahl");
  if (
    direct &&
    plain.match(/^(contact )?(direct|direkt|durchwahl|ddi|did)( (line|dial|number|no|phone))*$|^ligne (direct|direkt)$/)
  )
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
    /^((work|office|organization|direct|main|contact|primary|mobile) )*(phone )?(\d )?(ext|extn|extension)( number| no)?( \d)?$/.test(
      plain,
    ) ||
    /^(nebenstelle|poste telephonique|extension telefonica|interno|toestel|doorkiesnummer|anknytning|linka|wewnetrzny)$/.test(
      plain,
    )
  );
}

function isAreaCode(plain: string): boolean {
  return /^((work|office|home|mobile|main|organization|phone|direct|fax) )*(phone )?(area|dialling|dialing|std|city|trunk) (code|prefix)( \d)?$|^(phone )?(std|vorwahl|ortsvorwahl|indicatif|prefijo|prefisso|netnummer|riktnummer|kierunkowy|predvolba)$/.test(
    plain,
  );
}

/** The code of a country in a column of its own; a bare “Country code” is left to the cells, being more often GB than +44. */
export function isDialCode(plain: string): boolean {
  return /^((work|office|home|mobile|main|organization|phone|direct) )*(phone )?(number )?((country )?(dial|dialling|dialing|calling)|country phone|international|intl|isd|country access) (code|prefix)$|^((phone|mobile|phone number) )(country )?code$|^(landesvorwahl|landervorwahl|vorwahl land|land vorwahl|internationale vorwahl|indicatif (pays|international|du pays)|prefijo (pais|internacional)|prefisso (internazionale|paese)|landnummer|landskod|landekode|landcode|codigo pais telefono|ddi country)$/.test(
    plain,
  );
}

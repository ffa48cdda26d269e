import { parse } from "tldts";
import { canExist } from "./domain-endings.ts";

/** Where most mistyped addresses were meant to go. Short names are left out: one slip away lies somebody else's domain. */
const providers =
  "gmail.com hotmail.com hotmail.co.uk outlook.com yahoo.com yahoo.co.uk icloud.com googlemail.com btinternet.com btconnect.com virginmedia.com ntlworld.com talktalk.net comcast.net bellsouth.net sbcglobal.net bigpond.com optusnet.com.au t-online.de wanadoo.fr laposte.net protonmail.com".split(
    " ",
  );
/** Domains of their own right that look like a slip. */
const real = new Set(
  "mail.com email.com ymail.com gmail.de hotmail.fr cloud.com yahoo.cn hotmail.es hotmail.it outlook.de outlook.fr".split(
    " ",
  ),
);
const endings: [RegExp, string][] = [
  [/\.(?:con|cmo|ocm|comm|coom|vom|xom|cpm|cim|c0m|conm|cmm|copm|com\.com)$/, ".com"],
  [/\.(?:ner|nte|bet|nett|netw)$/, ".net"],
  [/\.(?:ogr|rog|orgg|prg)$/, ".org"],
  [/\.(?:co\.ku|co\.u|co\.ukk|co\.k|couk|co\.uj|co\.yk|co\.uku)$/, ".co.uk"],
];

/** The domain that was probably meant, or null where the one written may well be right. */
export function meantDomain(domain: string, exists = canExist(parse(domain))): string | null {
  if (real.has(domain) || providers.includes(domain)) return null;
  const provider = providers.find((known) => isOneSlip(domain, known));
  if (provider) return provider;
  if (exists) return null;
  for (const [slip, ending] of endings) if (slip.test(domain)) return meantEnding(domain.replace(slip, ending));
  return null;
}

const meantEnding = (domain: string): string => providers.find((known) => isOneSlip(domain, known)) ?? domain;

/** One letter too many, too few or wrong, or two in the wrong order. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}

/** What an impossible address may have been meant to be: something to offer, never to put in its place unasked. */
export function mendAddress(raw: string): string | null {
  const mended = raw
    .toLowerCase()
    .replace(/\s*[([{<]\s*(?:at|@)\s*[)\]}>]\s*|\s+at\s+(?=\S+(?:\.| dot ))|\s*@+\s*/g, "@")
    .replace(/\s*[([{]\s*(?:dot|punkt|point)\s*[)\]}]\s*|\s+(?:dot|punkt|point)\s+/g, ".")
    .replace(/\s*[.,;]+\s*/g, ".")
    .replace(/^www\.(?=[^@]*@)/, "")
    .replace(/^\.+|\.+$|\.+(?=@)/g, "")
    .replace(/@\.+/g, "@");
  if (mended === raw.toLowerCase() && mended.includes(".", mended.indexOf("@"))) return null;
  const [name, domain, more] = mended.split("@");
  if (!name || !domain || more !== undefined || !/^[^\s@"()<>[\]\\:]+$/.test(name) || !/^[a-z0-9.-]+$/.test(domain))
    return null;
  const meant = meantDomain(domain) ?? domain;
  return meant.includes(".") && canExist(parse(meant)) ? `${name}@${meant}` : null;
}

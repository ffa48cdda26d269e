import { contactHeader } from "./contact-headers.ts";
import { folded, spellings } from "./header-spellings.ts";
import { fieldOfHeader } from "./header-table.ts";
import { permissionOf } from "./permission-headers.ts";
import { takenApart } from "./run-together.ts";
import { weak } from "./weak-headers.ts";

const joined: [RegExp, string][] = [
  [/\b(e|electronic) (mail|post|posta|postadress(e)?)s?( ?(adresse?|adres|address))?\b/g, "email"],
  [/\be mails?(adresse?|adres)?\b/g, "email"],
  [/\bmail address\b/g, "email"],
  [/\badresse? (de )?(messagerie|email|e mail|mail)\b/g, "email"],
  [/\b(adres|indirizzo|endereco|direccion) (de |di )?(e ?)?mail\b/g, "email"],
  [/\bemail (cim|adresi|addr)\b/g, "email"],
  [/\btelefonvorwahl\b/g, "phone area code"],
  [/\bhaupttelefon\b/g, "main phone"],
  [/\bhoofdtelefoon\b/g, "main phone"],
  [/\bcep tel(efonu)?\b/g, "mobile"],
  [/\bhandy nr\b/g, "mobile"],
  [/\bwerkadres\b/g, "work address"],
  [/\bop werk\b/g, "work"],
  [/\bde l (entreprise|organisation|etablissement)\b/g, "organization"],
  [/\bweb site(si)?\b/g, "website"],
  [/\bweb(ove)? ?(seite|stranky|sayfasi|page)\b/g, "website"],
  [/\bpage web\b/g, "website"],
  [/\bstrona (www|internetowa)\b/g, "website"],
  [/\b(post|posta) (code|kodu)\b/g, "postcode"],
  [/\bcod postal\b/g, "postcode"],
  [/\blinked in\b/g, "linkedin"],
  [/\bfirst ?name\b/g, "first name"],
  [/\blast ?name\b/g, "last name"],
  [/\bjob ?title\b/g, "job title"],
  [/\bcorreo electronico\b/g, "email"],
  [/\bposta elettronica\b/g, "email"],
  [/\bco name\b/g, "organization name"],
  [/\bdonotcall\b/g, "do not call"],
  [/\bopt ?in\b/g, "optin"],
];
/** What a form or a hand adds to a name: that it must be filled, in which unit, which number it has. */
const added =
  /[([{]\s*(required|mandatory|optional|if known|if any|pflichtfeld|obligatoire|obligatorio|y\s*\/\s*n|yes\s*\/\s*no|ja\s*\/\s*nein|oui\s*\/\s*non|[£$€]\s*[km]?|[£$€]?\s*0{2,3}s?|k|gbp|usd|eur|£k)\s*[)\]}]|\b(mandatory|required|pflichtfeld)\b|^\s*\d{1,2}[.)]\s+/giu;

/** A header as plain words: accents off, camel case opened, marks dropped, each word in its one spelling. */
export function plainHeader(header: string): string {
  let words = folded(
    header
      .normalize("NFKC")
      .replace(/__c\b/gi, "")
      .replace(added, " ")
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .replace(/^\s*#\s*/, "number of "),
  )
    .replace(/^no\. (of )?(?=[a-z])/, "number of ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})(\d)/gu, "$1 $2")
    .replace(/(\d)(\p{L})/gu, "$1 $2")
    .trim();
  words = words
    .split(" ")
    .map((word) => (spellings.has(word) ? word : takenApart(word)))
    .join(" ");
  for (const [pattern, word] of joined) words = words.replace(pattern, word);
  words = words
    .split(" ")
    .map((word) => spellings.get(word) ?? word)
    .join(" ");
  return words === "mail" ? "email" : words;
}

type HeaderWords = {
  known: boolean;
  /** Known only for speaking of a permission, as many a note does too. */
  permission: boolean;
};
const strange: HeaderWords = { known: false, permission: false };
const known = new Map<string, HeaderWords>();

/** Is this a column name we have met before? Used to find the header row; remembers what it was asked. */
export function headerWords(cell: string): HeaderWords {
  if (cell.length > 60) return strange;
  let answer = known.get(cell);
  if (!answer) {
    const plain = plainHeader(cell);
    const named = plain !== "" && (fieldOfHeader.has(plain) || contactHeader(plain) !== null || weak.has(plain));
    const permission = plain !== "" && !named && permissionOf(plain) !== null;
    answer = { known: named || permission, permission };
    if (known.size < 5000) known.set(cell, answer);
  }
  return answer;
}

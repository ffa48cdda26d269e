import { contactHeader } from "./contact-headers.ts";
import { fieldOfHeader } from "./header-table.ts";
import { weak } from "./weak-headers.ts";

/** One spelling for each word; languages meet here where a single word is enough. */
const spellings: Record<string, string> = {};
const spell = (word: string, others: string): void => {
  for (const other of others.split(" ")) spellings[other] = word;
};
spell(
  "phone",
  "telephone tel tele telefon telefono telefoon telefone phones tlf telf ph fon puhelin telefonnummer telefoonnummer rufnummer telno telephonenumber phonenumber phoneno puhelinnumero festnetz 电话 電話 電話番号 电话号码 телефон teléfono contactnumber",
);
spell(
  "mobile",
  "mob mobil movil cell cellular cellphone cellulare handy gsm portable mobilephone mobiltelefon mobilnummer mobiel celular mobiles handynummer 手机 携帯 мобильный",
);
spell("fax", "telefax faxnummer faxnumber télécopie telecopie facsimile факс");
spell(
  "email",
  "emails emailaddress mailadresse emailadresse courriel correo mel emailadres epost sahkoposti 邮箱 邮件 メール почта 電子メール",
);
spell(
  "organization",
  "organisation org orgs organizations company companies business firm companyname businessname organisationname organizationname firma firmenname unternehmen unternehmensname betrieb societe entreprise empresa azienda societa bedrijf bedrijfsnaam organisatie foretag foretagsnamn virksomhed firmanavn yritys companydomain etablissement compania corporation enterprise firmy nazwafirmy",
);
spell("website", "websites");
spell("postcode", "postcodes");
spell("linkedin", "li");
spell("number", "nr num nummer numero numbers");
spell("address", "adresse adresa direccion indirizzo addresses adress endereco адрес 地址 住所");
spell("organization", "组织");

const joined: [RegExp, string][] = [
  [/\be mails?(adresse?|adres)?\b/g, "email"],
  [/\btelefonvorwahl\b/g, "phone area code"],
  [/\bweb site\b/g, "website"],
  [/\bweb ?seite\b/g, "website"],
  [/\bpost code\b/g, "postcode"],
  [/\blinked in\b/g, "linkedin"],
  [/\bfirst ?name\b/g, "first name"],
  [/\blast ?name\b/g, "last name"],
  [/\bjob ?title\b/g, "job title"],
  [/\bcorreo electronico\b/g, "email"],
  [/\bposta elettronica\b/g, "email"],
  [/\badresse (e ?)?mail\b/g, "email"],
  [/\bdonotcall\b/g, "do not call"],
  [/\bopt ?in\b/g, "optin"],
];

/** A header as plain words: accents off, camel case opened, marks dropped, each word in its one spelling. */
export function plainHeader(header: string): string {
  let words = header
    .replace(/__c\b/gi, "")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/ß/g, "ss")
    .replace(/^\s*#\s*/, "number of ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})(\d)/gu, "$1 $2")
    .replace(/(\d)(\p{L})/gu, "$1 $2")
    .trim();
  for (const [pattern, word] of joined) words = words.replace(pattern, word);
  words = words
    .split(" ")
    .map((word) => spellings[word] ?? word)
    .join(" ");
  return words === "mail" ? "email" : words;
}

const known = new Map<string, { known: boolean }>();

/** Is this a column name we have met before? Used to find the header row; remembers what it was asked. */
export function headerWords(cell: string): { known: boolean } {
  if (cell.length > 60) return { known: false };
  let answer = known.get(cell);
  if (!answer) {
    const plain = plainHeader(cell);
    answer = { known: plain !== "" && (fieldOfHeader.has(plain) || contactHeader(plain) !== null || weak.has(plain)) };
    if (known.size < 5000) known.set(cell, answer);
  }
  return answer;
}

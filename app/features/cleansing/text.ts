import { repairMojibake } from "./mojibake.ts";
import type { Cell } from "./record.ts";
import type { Trail } from "./trail.ts";

/** Zero-width characters, direction marks, byte order marks, soft hyphens: never meant, always in the way. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed here
const control = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
// A zero-width joiner is part of many emoji; it stays between two pictures.
const joinedEmoji = /\p{Extended_Pictographic}\uFE0F?\u200D\p{Extended_Pictographic}/u;
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** Composed letters, ordinary spaces, nothing invisible; line breaks kept, each line trimmed. */
export function tidy(text: string): string {
  if (plain.test(text)) return text;
  const kept = joinedEmoji.test(text) ? text : text.replace(invisible, "");
  return kept
    .normalize("NFC")
    .replace(/\r\n?|\v|\f|\u2028|\u2029|\u0085/g, "\n")
    .replace(control, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    eacute: "é",
    egrave: "è",
    agrave: "à",
    ccedil: "ç",
    ouml: "ö",
    uuml: "ü",
    auml: "ä",
    Ouml: "Ö",
    Uuml: "Ü",
    Auml: "Ä",
    szlig: "ß",
    ntilde: "ñ",
    pound: "£",
    euro: "€",
    copy: "©",
    reg: "®",
    trade: "™",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    hellip: "…",
  }),
);

/** “Smith &amp; Sons” as it was meant. Unknown names stay as they are. */
function readEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return named.get(name) ?? named.get(name.toLowerCase()) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

const wrapper = /^=\s*"([\s\S]*)"$/;

const marked = /^'+\s*(?=[+(\d]|=\s*")/;

/** `="0207…"` and `'0207…`: ways of telling a spreadsheet to leave the cell alone. One that went out and came back has two of them. */
export function unwrap(text: string): string {
  const bare = text.replace(marked, "");
  const formula = wrapper.exec(bare);
  if (formula?.[1] !== undefined) return formula[1].replaceAll('""', '"').trim();
  return bare === text ? text : bare.replace(/'$/, "").trim();
}

const markers = new Set(
  "n/a,na,n.a.,n.a,#n/a,none,nil,null,(null),undefined,unknown,not known,not available,not applicable,not provided,no phone,no email,no website,no number,keine,aucun,tbc,tbd,-,--,---,.,..,?,??,x,xx,xxx,#ref!,#value!,#name?,#div/0!,#num!,#null!,#error!".split(
    ",",
  ),
);
const markerBegins = /^[nuktax#(.?-]/i;
export const isEmptyMarker = (text: string): boolean =>
  text.length <= 16 && markerBegins.test(text) && markers.has(text.toLowerCase());
export const isSpreadsheetError = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!?)/i.test(text);

/** What every cell goes through first, whatever its field. */
export function readText(cell: Cell, trail: Trail): string {
  // Ordinary characters only, and no “&” that could begin a web character: as nearly every cell is.
  if (cell.text === "" || (plain.test(cell.text) && !cell.text.includes("&"))) return cell.text;
  const tidied = trail.change(cell, "text-tidy", cell.text, tidy(cell.text));
  const repaired = trail.change(cell, "text-mojibake", tidied, tidy(repairMojibake(tidied)));
  return trail.change(cell, "text-entities", repaired, tidy(readEntities(repaired)));
}

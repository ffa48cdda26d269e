import { type FieldName, fieldLabels } from "#app/features/cleansing/fields.ts";
import { contactHeader } from "./contact-headers.ts";
import { type ContentGuess, contraryContent, guessByContent } from "./guess-by-content.ts";
import { plainHeader } from "./header-names.ts";
import { fieldOfHeader } from "./header-table.ts";
import { permissionOf } from "./permission-headers.ts";
import type { Table } from "./read-table.ts";
import { settleColumns } from "./settle-columns.ts";
import { settleNeighbours } from "./settle-neighbours.ts";
import { weak, weakHeader } from "./weak-headers.ts";

export type Column = { index: number; header: string; field: FieldName; confidence: number; reason: string };

/** Groups that stand before a name in some exporters: “Organization - Name”, “Business Street”, “Mailing City”. */
const groups =
  /^(organization|corporate|person|lead|deal|opportunity|account|contact|business|mailing|billing|primary|work|office|registered|reg address|trading|head office|street address|main|company|reg|address 1|site|property|physical|visiting|postal|customer|client|executive|attendee|delegate|member|address|street address) /;
const groupsAfter = / (work|organization|office)$/;
const groupable: ReadonlySet<FieldName> = new Set<FieldName>([
  "address_line1",
  "address_line2",
  "address_line3",
  "address_line4",
  "city",
  "region",
  "postcode",
  "country",
  "website",
  "industry",
  "revenue",
  "employees",
  "owner",
  "tags",
  "notes",
  "external_id",
  "linkedin_url",
  "company_linkedin_url",
  "address_full",
  "contact_first_name",
  "contact_last_name",
  "job_title",
  "contact_salutation",
  "status",
  "created_at",
  "updated_at",
]);

export type Guess = { field: FieldName; confidence: number; reason: string };

/** What each column holds: by its header where we know the words, by its cells where the header says nothing. */
export function recogniseColumns(table: Table): Column[] {
  const plain = table.headers.map(plainHeader);
  const unnamed = (index: number) => table.headerLine === null || /^column \d+$/.test(plain[index] ?? "");
  const guesses = table.headers.map((_, index): Guess => {
    if (unnamed(index)) return fromContent(guessByContent(table, index), "The column has no name; ");
    const guess = byHeader(plain, index, table) ?? unknownHeader(table, index, plain[index] ?? "");
    const instead = contraryContent(table, index, guess.field);
    return instead
      ? {
          ...guess,
          confidence: 0.4,
          reason: `The header says “${fieldLabels[guess.field]}”, but the cells are ${instead}.`,
        }
      : guess;
  });
  settleNeighbours(
    guesses,
    table,
    table.headers.map((_, index) => unnamed(index)),
  );
  settleColumns(guesses, plain);
  return guesses.map((guess, index) => ({ index, header: table.headers[index] ?? "", ...guess }));
}

function byHeader(plain: string[], index: number, table: Table): Guess | null {
  const words = plain[index] ?? "";
  const permission = permissionOf(words);
  if (permission === "allows") return allowing;
  if (permission) return named(permission === "no-calls" ? "do_not_call" : "email_opt_out", 0.95);
  if (weak.has(words)) return weakHeader(words, plain, index, table);
  const contact = contactHeader(words);
  if (contact) return outlookPhone(words, plain) ?? named(contact, 0.95);
  const exact = fieldOfHeader.get(words);
  if (exact) return named(exact, 0.98);
  // An invoice goes to the company that buys; a delivery may go to anybody.
  const billed = words.startsWith("billing ") ? words.slice(8) : "";
  if (fieldOfHeader.get(billed) === "company_name") return named("company_name", 0.8);
  const rest = words.replace(groups, "").replace(groupsAfter, "");
  if (rest !== words) {
    const inner = fieldOfHeader.get(rest);
    if (inner && groupable.has(inner)) return named(inner, 0.85);
    const deeper = fieldOfHeader.get(rest.replace(groups, ""));
    if (deeper && groupable.has(deeper)) return named(deeper, 0.8);
  }
  return null;
}

const named = (field: FieldName, confidence: number): Guess => ({
  field,
  confidence,
  reason: `The header is a known name for “${fieldLabels[field]}”.`,
});

const allowing: Guess = {
  field: "ignore",
  confidence: 0.9,
  reason: "It seems to say who may be reached, the opposite of a do-not-call column; it is not read.",
};

/** In Outlook's and Google's address books “Home” is private and “Business” is the person's own line. */
function outlookPhone(words: string, plain: string[]): Guess | null {
  const home = plain.some((other) => /^(home phone|phone home)$/.test(other));
  if (!home || !plain.some((other) => addressBook.test(other))) return null;
  if (/^(home phone|phone home)( \d)?$/.test(words))
    return { field: "ignore", confidence: 0.9, reason: "A home number is private and is not called." };
  if (/^(primary|main|principal) phone$|^phone (principal|primary)$/.test(words)) return named("phone_other", 0.85);
  if (/^(organization|work) phone$|^phone work$/.test(words)) return named("phone_direct", 0.9);
  if (/^(organization|work) phone 2$|^phone (work 2|2 work)$/.test(words)) return named("phone_other", 0.9);
  return null;
}

/** Columns that only address books have. */
const addressBook =
  /^(assistant s phone|assistants phone|phone (assistents?|de l assistant( e)?|voiture)|(car|auto) ?phone|autotelefon|autotelefoon|phone auto|isdn|telex)$/;

function unknownHeader(table: Table, index: number, words: string): Guess {
  // A header in words we know something about is about something else; only a wholly strange one is judged by its cells.
  if (
    /\b(email|phone|fax|mobile|organization|name|label|type|status|id|code|date|number|url|photo|previous|assistant|manager|callback|pager|telex|isdn|radio|uri|home|user|bounced?|confidence|reason|amount|total|score|count|price|value|latitude|longitude|birthday|anniversary|spouse|child(ren)?|keywords|technologies|key|checksum|emis|parent|partner|referred|referrer|former|subsidiary|ultimate|shipping|buyer|emergency|vendor|account|competitors?|verified|permission|consent)\b/.test(
      words,
    )
  )
    return {
      field: "ignore",
      confidence: 0.7,
      reason: "The header speaks of something that is not needed for a call.",
    };
  const guess = guessByContent(table, index);
  if (guess && guess.confidence >= 0.8 && guess.strong)
    return fromContent({ ...guess, confidence: guess.confidence - 0.15 }, "The header is unknown; ");
  return { field: "ignore", confidence: 0.5, reason: "Neither the header nor the cells say what this is." };
}

function fromContent(guess: ContentGuess | null, prefix: string): Guess {
  if (!guess) return { field: "ignore", confidence: 0.3, reason: `${prefix}the cells do not say what it is.` };
  return { field: guess.field, confidence: guess.confidence, reason: prefix + guess.reason };
}

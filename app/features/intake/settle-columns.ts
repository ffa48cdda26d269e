import { type FieldName, fieldLabels, fieldNames, isPhoneField } from "#app/features/cleansing/fields.ts";
import type { Guess } from "./recognise-columns.ts";

/** Of these a lead may have several columns; a second one that claims any other field is left out, and says why. */
const several: ReadonlySet<FieldName> = new Set<FieldName>([
  "phone_main",
  "phone_direct",
  "phone_mobile",
  "phone_other",
  "phone_extension",
  "fax",
  "email",
  "email_other",
  "linkedin_url",
  "company_linkedin_url",
  "social_url",
  "tags",
  "notes",
  "do_not_call",
  "email_opt_out",
  "ignore",
]);

/** What each column looks like by itself is settled between them: one main email, one company, one of whatever there is one of. */
export function settleColumns(guesses: Guess[], plain: string[]): void {
  settleNames(guesses, plain);
  settleEmails(guesses, plain);
  settlePhones(guesses, plain);
  settleSingles(guesses, plain);
}

/** Bookkeepers and Close call the customer itself “contact” or “lead”: so it is where people have columns of their own and no company has one. */
function settleNames(guesses: Guess[], plain: string[]): void {
  if (guesses.some(({ field }) => field === "company_name")) return;
  const person = guesses.some(
    ({ field }, index) =>
      field === "contact_last_name" || (field === "contact_full_name" && plain[index] === "primary contact name"),
  );
  const customer = guesses.find(
    ({ field }, index) => field === "contact_full_name" && /^(contact|lead) name$/.test(plain[index] ?? ""),
  );
  if (person && customer)
    Object.assign(customer, {
      field: "company_name",
      confidence: 0.75,
      reason: "The person has columns of their own, and no other column names the company.",
    });
}

/** One address is the main one; the others are kept beside it. A bare “Email” wins over “Work email”. */
function settleEmails(guesses: Guess[], plain: string[]): void {
  const all = guesses.flatMap((guess, index) => (guess.field === "email" ? [index] : []));
  if (all.length === 0) {
    const first = guesses.find((guess) => guess.field === "email_other");
    if (first) first.field = "email";
    return;
  }
  const rank = (index: number) =>
    ["email", "email address", "email 1", "email 1 value", "primary email"].indexOf(plain[index] ?? "");
  const main = all.reduce((best, index) =>
    rank(index) >= 0 && (rank(best) < 0 || rank(index) < rank(best)) ? index : best,
  );
  for (const index of all)
    if (index !== main)
      Object.assign(guesses[index] ?? {}, {
        field: "email_other",
        reason: "A second email column, kept beside the first.",
      });
}

/** The second column of the very same name is a further number; without any main number the best of the others is it. */
function settlePhones(guesses: Guess[], plain: string[]): void {
  const seen = new Set<string>();
  for (const [index, guess] of guesses.entries()) {
    if (guess.field !== "phone_main") continue;
    const words = plain[index] ?? "";
    if (seen.has(words) && !words.startsWith("column"))
      Object.assign(guess, {
        field: "phone_other",
        reason: "A second column of the same name, kept as a further number.",
      });
    seen.add(words);
    if (words === "primary phone" && plain.includes("organization main phone")) guess.field = "phone_other";
  }
  const all = guesses.flatMap(({ field }, index) => (isPhoneField(field) ? [index] : []));
  const [lone = -1] = all;
  const alone = guesses[lone];
  if (
    all.length === 1 &&
    alone?.field === "phone_direct" &&
    /^(contact|person|work) phone( number)?$|^phone work$/.test(plain[lone] ?? "")
  )
    Object.assign(alone, { field: "phone_main", reason: "The only telephone column there is." });
  if (guesses.some((guess) => isPhoneField(guess.field) && guess.field !== "phone_other")) return;
  const only = guesses.find((guess) => guess.field === "phone_other");
  if (only && !guesses.some((guess) => guess !== only && guess.field === "phone_other")) only.field = "phone_main";
}

function settleSingles(guesses: Guess[], plain: string[]): void {
  const preferred: Partial<Record<FieldName, RegExp>> = {
    region: /state|province|region/,
    contact_full_name: /contact|person/,
    city: /city|town|ort|ville/,
  };
  const prefer = (field: FieldName, a: number, b: number): number => {
    const better = preferred[field];
    if (better?.test(plain[b] ?? "") && !better.test(plain[a] ?? "")) return b;
    if (better?.test(plain[a] ?? "") && !better.test(plain[b] ?? "")) return a;
    return (guesses[b]?.confidence ?? 0) > (guesses[a]?.confidence ?? 0) ? b : a;
  };
  for (const field of fieldNames.filter((one) => !several.has(one))) {
    const claims = guesses.flatMap((guess, index) => (guess.field === field ? [index] : []));
    if (claims.length < 2) continue;
    const kept = claims.reduce((a, b) => prefer(field, a, b));
    for (const index of claims)
      if (index !== kept)
        Object.assign(guesses[index] ?? {}, {
          field: "ignore",
          confidence: 0.6,
          reason: `Another column already gives “${fieldLabels[field]}”.`,
        });
  }
}

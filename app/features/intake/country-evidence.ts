import type { CountryCode } from "libphonenumber-js/max";
import { readCountry } from "#app/features/cleansing/country.ts";
import { type FieldName, isPhoneField } from "#app/features/cleansing/fields.ts";
import { parseNumber } from "#app/features/cleansing/phone-number.ts";
import { adjectives, endings, legalForms, postcodes, regions, type Sign, writtenNumbers } from "./country-signs.ts";
import type { TableRecord } from "./read-table.ts";
import type { Column } from "./recognise-columns.ts";

export type CountryQuestion = { likely: CountryCode; sentence: string };

const SAMPLE = 300;
/** So much must speak for another country, and so much more than for the chosen one, before a person is asked. */
const ENOUGH = 0.6;
const MARGIN = 0.6;
const FEWEST = 3;

type Tally = { points: number; reasons: { says: string; weight: number }[] };

/** Whether the rows look like those of another country than the one whose numbers they are read as; null where nothing contradicts it. */
export function countryQuestion(
  records: readonly TableRecord[],
  columns: readonly Column[],
  chosen: CountryCode,
): CountryQuestion | null {
  const rows = unnamed(records, columns);
  if (rows.length < FEWEST) return null;
  const tallies = new Map<CountryCode, Tally>();
  const speak = (country: CountryCode, weight: number, share: number, says: string) => {
    const tally = tallies.get(country) ?? { points: 0, reasons: [] };
    tally.points += weight * share;
    if (share >= 0.1) tally.reasons.push({ says, weight: weight * share });
    tallies.set(country, tally);
  };
  const signs = (values: string[], known: Sign[], how: (says: string, count: number, share: number) => string) => {
    if (values.length < FEWEST) return;
    for (const { matches, weights, says } of known) {
      const count = values.filter((value) => matches.test(value)).length;
      if (count < FEWEST) continue;
      const share = count / values.length;
      for (const [country, weight] of Object.entries(weights))
        speak(country as CountryCode, weight, share, how(says, count, share));
    }
  };
  const under = cellsUnder(rows, columns);
  signs(under("postcode"), postcodes, (says) => says);
  signs(under("region"), regions, (says) => says);
  signs(under("company_name"), legalForms, (says, count) => `“${says}” in ${count} names`);
  const phones = under("phone_main", "phone_direct", "phone_mobile", "phone_other");
  signs(phones, writtenNumbers, (says) => says);
  for (const [ending, share] of domainEndings(under("email", "email_other", "website", "domain"))) {
    const country = endings[ending];
    if (country) speak(country, 2.5, share, `.${ending} in ${Math.round(share * 100)} % of emails and websites`);
  }
  const others = [...tallies].filter(([country, { points }]) => country !== chosen && points >= ENOUGH);
  if (others.length === 0) return null;
  return contradiction(others, tallies.get(chosen)?.points ?? 0, phones, chosen);
}

function contradiction(
  others: [CountryCode, Tally][],
  own: number,
  phones: string[],
  chosen: CountryCode,
): CountryQuestion | null {
  const ofChosen = own + shareValid(phones, chosen);
  const [best] = others
    .sort(([, a], [, b]) => b.points - a.points)
    .slice(0, 6)
    .map(([country, tally]) => ({ country, tally, points: tally.points + shareValid(phones, country) }))
    .sort((a, b) => b.points - a.points);
  if (!best || best.points - ofChosen < MARGIN) return null;
  const why = best.tally.reasons
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ says }) => says)
    .join(", ");
  return {
    likely: best.country,
    sentence: `The list looks ${adjectives[best.country] ?? best.country} (${why}), but numbers are read as ${adjectives[chosen] ?? chosen}. Whose numbers are they?`,
  };
}

/** Rows spread over the whole file that do not say their country themselves. */
function unnamed(records: readonly TableRecord[], columns: readonly Column[]): TableRecord[] {
  const country = columns.find(({ field }) => field === "country")?.index;
  const step = Math.max(1, Math.floor(records.length / SAMPLE));
  const rows = records.filter((_, at) => at % step === 0).slice(0, SAMPLE);
  return country === undefined ? rows : rows.filter(({ cells }) => readCountry(cells[country] ?? "") === null);
}

const cellsUnder =
  (rows: TableRecord[], columns: readonly Column[]) =>
  (...fields: FieldName[]): string[] => {
    const indexes = columns.flatMap(({ field, index }) => (fields.includes(field) ? [index] : []));
    return rows.flatMap(({ cells }) =>
      indexes.flatMap((index) => {
        const text = (cells[index] ?? "").trim();
        return text === "" ? [] : [text];
      }),
    );
  };

/** The last part of each domain, and how many of the cells with one have it. */
function domainEndings(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const value of values) {
    const host = value.includes("@") ? value.slice(value.lastIndexOf("@") + 1) : value.replace(/^\w+:\/\//, "");
    const ending = /^[^\s/]*\.([a-z]{2,})(?=[/:?#>]|$)/i.exec(host)?.[1]?.toLowerCase();
    if (!ending) continue;
    all++;
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts].flatMap(([ending, count]) => (count >= FEWEST ? [[ending, count / all] as [string, number]] : []));
}

/** How many of the numbers without a code of their own can exist in a country. */
function shareValid(phones: string[], country: CountryCode): number {
  const national = phones.filter((text) => !/^\s*(\+|00)/.test(text)).slice(0, 60);
  if (national.length < FEWEST) return 0;
  return national.filter((text) => parseNumber(text, country).ok).length / national.length;
}

/** Which columns hold numbers at all: without them nobody needs to be asked. */
export const hasNumbers = (columns: readonly Column[]): boolean => columns.some(({ field }) => isPhoneField(field));

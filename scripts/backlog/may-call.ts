import { parseArgs } from "node:util";
import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import { DateTime } from "luxon";
import { bareFacts } from "#app/features/compliance/bare-facts.ts";
import { builtInBook } from "#app/features/compliance/built-in-rules.ts";
import { type Decision, decide } from "#app/features/compliance/decide.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import { likelyCountry } from "#app/features/compliance/zones.ts";
import { screeningLists } from "#db/vocabulary.ts";

const usage = "may-call NUMBER [--country GB] [--state CA] [--zone Area/City] [--at INSTANT] [--washed] [--json]";

/**
 * Asks the built-in rules about one number, as if a live campaign with a caller ID had never rung it. `--country` is
 * the country to read a national number in; it stands for the address only where the number can be from there.
 */
export async function run(argv: string[]): Promise<number> {
  const asked = read(argv);
  if ("sentence" in asked) {
    console.error(`${asked.sentence}\n${usage}`);
    return 2;
  }
  const decision = answer(asked);
  console.log(asked.json ? inJson(decision) : inWords(decision));
  return 0;
}

type Asked = {
  text: string;
  country: CountryCode | null;
  state: string | null;
  zone: string | null;
  at: Date;
  washed: boolean;
  json: boolean;
};

function read(argv: string[]): Asked | { sentence: string } {
  const flag = { type: "string" } as const;
  const flagOff = { type: "boolean", default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { country: flag, state: flag, zone: flag, at: flag, washed: flagOff, json: flagOff },
    });
    const text = positionals.join(" ");
    if (text === "") return { sentence: "Which number?" };
    const country = values.country?.toUpperCase().replace(/^UK$/, "GB") ?? null;
    if (country !== null && !isSupportedCountry(country)) return { sentence: `${country} is not a country code.` };
    const at = values.at === undefined ? new Date() : instant(values.at);
    if (Number.isNaN(at.getTime()))
      return { sentence: `${values.at} is not an instant, such as 2026-11-23T09:00:00Z.` };
    return { ...values, text, country, state: values.state ?? null, zone: values.zone ?? null, at };
  } catch (wrong) {
    return { sentence: wrong instanceof Error ? wrong.message : String(wrong) };
  }
}

/** Without an offset an instant is read as UTC, so that the answer does not depend on the machine. */
const instant = (text: string): Date => DateTime.fromISO(text, { zone: "utc" }).toJSDate();

function answer({ text, country, state, zone, at, washed }: Asked): Decision {
  const number = readNumber(text, country ?? "GB");
  const place = {
    country: number.ok && country ? likelyCountry(number.e164, country) : null,
    region: state,
    postcode: null,
    zone,
  };
  const screenings = washed
    ? Object.fromEntries(screeningLists.map((list) => [list, { asOf: at, listed: false }]))
    : {};
  return decide({ ...bareFacts({ rules: builtInBook, text, number, place }), screenings }, at);
}

function inJson({ verdict, reasons, nextAllowedAt, zones }: Decision): string {
  return JSON.stringify({ verdict, reasons, nextAllowedAt: nextAllowedAt?.toISOString() ?? null, zones });
}

function inWords({ verdict, reasons, nextAllowedAt, zones }: Decision): string {
  const next = nextAllowedAt ? [`next allowed at ${nextAllowedAt.toISOString()}`] : [];
  return [verdict, ...reasons.map((r) => `  ${r.text}`), ...next, `zones: ${zones.join(", ") || "unknown"}`].join("\n");
}

import type { CountryCode } from "libphonenumber-js/max";
import { readCountry } from "./country.ts";
import { readPostcode } from "./postcode.ts";

/** What was found at the end of an address; `rest` is the address without it. */
export type AddressParts = {
  rest: string;
  postcode: string;
  town: string | null;
  region: string | null;
};

const british = /^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
const town = String.raw`(\p{L}[\p{L}\s.'’()/-]*)`;
const ahead = (code: string) => new RegExp(`^(.*?)[\\s,]*\\b(?:[A-Z]{1,3}-)?(${code}) ${town}$`, "u");
const [five, four, spaced] = [ahead("\\d{5}"), ahead("\\d{4}"), ahead("\\d{3} ?\\d{2}")];
const state = (codes: string, code: string) => new RegExp(`^(.*?)[\\s,]*(?:\\b(${codes})\\.?,? )?(${code})$`);
const behind: Partial<Record<CountryCode, RegExp>> = {
  US: state("[A-Z]{2}", "\\d{5}(?:-\\d{4})?"),
  CA: state("[A-Z]{2}", "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d"),
  AU: state("NSW|ACT|VIC|TAS|QLD|SA|NT|WA", "\\d{4}"),
};
const before: Partial<Record<CountryCode, RegExp>> = {
  ...{ DE: five, FR: five, ES: five, IT: five, FI: five, SE: spaced, CZ: spaced, SK: spaced, GR: spaced },
  ...{ AT: four, CH: four, BE: four, DK: four, NO: four, LU: four, HU: four, LI: four },
  ...{ NL: ahead("[1-9]\\d{3} ?[A-Z]{2}"), PL: ahead("\\d{2}-\\d{3}"), PT: ahead("\\d{4}-\\d{3}") },
};
const county =
  /^(?:[\p{L}\s]+shire|(?:county\s+)?durham|kent|essex|surrey|devon|cornwall|norfolk|suffolk|dorset|somerset|cumbria|merseyside|rutland|(?:east|west)\s+sussex|tyne\s+(?:and|&)\s+wear|greater\s+(?:manchester|london)|west\s+midlands|middlesex|(?:north|south|west|east)\s+yorkshire|co\.?\s+\p{L}+|fife|clwyd|gwent|powys|dyfed|gwynedd)$/iu;
const street =
  /\d|\b(?:street|st\.?|road|rd|lane|ln|avenue|ave|way|close|drive|dr|court|ct|house|park|square|row|hill|estate|unit|suite|floor|building|box|centre|center|yard|mews|place|terrace|gardens|parade|strasse|straße|str\.?|weg|platz|rue|calle|via)$/i;

/** Postcode, town and region from the end of an address, or null where it is not certain that they are those. */
export function readAddressEnd(address: string, country: CountryCode): AddressParts | null {
  if (!/\d/.test(address)) return null;
  const front = before[country]?.exec(address);
  if (front?.[2] && front[3]) {
    const [rest = "", code, place] = front.slice(1);
    // Four digits with a street before them may be the number of a house.
    if (/^\d{4}$/.test(code ?? "") && rest !== "" && !address.slice(rest.length).startsWith(",")) return null;
    return certain({ rest, postcode: code ?? "", town: place?.trim() ?? null, region: null }, country);
  }
  const coded = behind[country]?.exec(address);
  // A bare number at the end of a street without its state is a house or a box.
  if (coded)
    return coded[2] || country === "CA"
      ? certain(withTown(coded[1] ?? "", coded[3] ?? "", coded[2] ?? null), country)
      : null;
  const found = /\d[A-Z]{2}$/i.test(address) && /^(?:GB|JE|GG|IM)$/.test(country) ? british.exec(address) : null;
  return found ? certain(withTown(found[1] ?? "", found[2] ?? "", null), country) : null;
}

function certain(parts: AddressParts, country: CountryCode): AddressParts | null {
  const { value, rule, doubtful } = readPostcode(parts.postcode, country);
  return value !== null && !doubtful && (rule === null || rule === "postcode-form")
    ? { ...parts, postcode: value }
    : null;
}

/** The town is what stands last before the code, if it stands by itself and is no street; a county between them is one. */
function withTown(text: string, postcode: string, region: string | null): AddressParts {
  const segments = text.split(/\s*,\s*/).filter(Boolean);
  const last = segments.at(-1);
  const found = region ?? (segments.length > 1 && last && county.test(last) ? (segments.pop() ?? null) : null);
  const place = segments.at(-1);
  const isTown = place !== undefined && !street.test(place) && place.length <= 40;
  return {
    rest: (isTown ? segments.slice(0, -1) : segments).join(", "),
    postcode,
    town: isTown ? place : null,
    region: found,
  };
}

/** A country behind the last comma, with the address before it. Two letters are more often a state. */
export function readCountryEnd(address: string): { rest: string; country: CountryCode } | null {
  const found = /^(.+?)[\s,]*,\s*([\p{L}.][\p{L}\s.&]{2,}|UK)\.?$/u.exec(address);
  const country = found?.[2] ? readCountry(found[2]) : null;
  return found?.[1] && country ? { rest: found[1], country } : null;
}

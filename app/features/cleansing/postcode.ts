export type FoundPostcode = {
  value: string | null;
  rule: "postcode-form" | "postcode-zero" | "postcode-letters" | null;
  doubtful: boolean;
};

const digitsOnly: Record<string, { length: number; padded: boolean }> = {
  US: { length: 5, padded: true },
  AU: { length: 4, padded: true },
  NZ: { length: 4, padded: true },
  FR: { length: 5, padded: true },
  DE: { length: 5, padded: true },
  ES: { length: 5, padded: true },
  IT: { length: 5, padded: true },
  CH: { length: 4, padded: false },
  AT: { length: 4, padded: false },
  BE: { length: 4, padded: false },
  DK: { length: 4, padded: true },
  NO: { length: 4, padded: true },
  FI: { length: 5, padded: true },
};

/** A postcode as its country writes it, or null where it cannot be one of that country's. */
export function readPostcode(text: string, country: string): FoundPostcode {
  const plain = text.replace(/\s+/g, " ").trim().toUpperCase();
  if (country === "GB" || country === "JE" || country === "GG" || country === "IM") return british(plain);
  if (country === "US") return american(plain);
  if (country === "NL") return pattern(plain.replace(/^NL[- ]?/, ""), /^(\d{4}) ?([A-Z]{2})$/, text);
  if (country === "CA") return pattern(plain, /^([A-Z]\d[A-Z])[ -]?(\d[A-Z]\d)$/, text);
  if (country === "IE") return pattern(plain, /^([A-Z]\d[\dW]) ?([A-Z\d]{4})$/, text);
  if (country === "SE" || country === "GR" || country === "CZ" || country === "SK")
    return pattern(plain, /^(\d{3}) ?(\d{2})$/, text);
  const shape = digitsOnly[country];
  if (!shape) return { value: plain === "" ? null : plain, rule: null, doubtful: false };
  const digits = plain.replace(new RegExp(`^${country}[- ]?`), "").replace(/\.0$/, "");
  return padded(digits, shape, text);
}

function padded(digits: string, shape: { length: number; padded: boolean }, text: string): FoundPostcode {
  if (!/^\d+$/.test(digits)) return { value: null, rule: null, doubtful: true };
  if (digits.length === shape.length)
    return { value: digits, rule: digits === text ? null : "postcode-form", doubtful: false };
  if (shape.padded && digits.length === shape.length - 1)
    return { value: `0${digits}`, rule: "postcode-zero", doubtful: true };
  return { value: null, rule: null, doubtful: true };
}

function pattern(plain: string, form: RegExp, text: string): FoundPostcode {
  const found = form.exec(plain);
  if (!found) return { value: null, rule: null, doubtful: true };
  const value = `${found[1]} ${found[2]}`;
  return { value, rule: value === text ? null : "postcode-form", doubtful: false };
}

function american(plain: string): FoundPostcode {
  const found = /^(\d{5})[- ]?(\d{4})?$/.exec(plain.replace(/\.0$/, ""));
  if (found?.[1]) {
    const value = found[2] ? `${found[1]}-${found[2]}` : found[1];
    return { value, rule: value === plain ? null : "postcode-form", doubtful: false };
  }
  return padded(plain.replace(/\.0$/, ""), { length: 5, padded: true }, plain);
}

const british_ = /^(GIR ?0AA|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?)) ?(\d[ABD-HJLNP-UW-Z]{2})$/;

function british(plain: string): FoundPostcode {
  const compact = plain.replace(/[^A-Z0-9]/g, "");
  const forces = /^BFPO ?(\d{1,4})$/.exec(plain);
  if (forces) return { value: `BFPO ${forces[1]}`, rule: null, doubtful: false };
  const spaced = `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  if (british_.test(spaced)) return { value: spaced, rule: spaced === plain ? null : "postcode-form", doubtful: false };
  // The inward code is digit, letter, letter: an O or l in its first place is a 0 or 1.
  const digit: Record<string, string> = { O: "0", I: "1", L: "1", S: "5", Z: "2", B: "8" };
  const inward = compact.slice(-3);
  const mended = `${compact.slice(0, -3)} ${digit[inward[0] ?? ""] ?? inward[0] ?? ""}${inward.slice(1)}`;
  if (british_.test(mended)) return { value: mended, rule: "postcode-letters", doubtful: true };
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(compact)) return { value: compact, rule: null, doubtful: true };
  return { value: null, rule: null, doubtful: true };
}

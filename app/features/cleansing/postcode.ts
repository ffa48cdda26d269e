export type FoundPostcode = {
  value: string | null;
  rule: "postcode-form" | "postcode-zero" | "postcode-letters" | null;
  doubtful: boolean;
};

type Shape = { form: RegExp; join: string; padded?: number };
const fixed = (length: number, padded = true): Shape => ({
  form: new RegExp(`^(\\d{${length}})$`),
  join: "",
  ...(padded ? { padded: length } : {}),
});
const threeTwo: Shape = { form: /^(\d{3}) ?(\d{2})$/, join: " " };

/** What stands in each country's postcodes, without the country's letters before them (“D-”, “L-”). */
const shapes: Record<string, Shape> = {
  AU: fixed(4),
  NZ: fixed(4),
  FR: fixed(5),
  DE: fixed(5),
  ES: fixed(5),
  IT: fixed(5),
  CH: fixed(4, false),
  LI: fixed(4, false),
  AT: fixed(4, false),
  BE: fixed(4, false),
  LU: fixed(4, false),
  DK: fixed(4),
  NO: fixed(4),
  FI: fixed(5),
  HU: fixed(4, false),
  EE: fixed(5, false),
  HR: fixed(5, false),
  TR: fixed(5),
  MX: fixed(5),
  RO: fixed(6),
  ZA: fixed(4),
  SG: fixed(6),
  BG: fixed(4, false),
  SI: fixed(4, false),
  CY: fixed(4, false),
  MC: fixed(5, false),
  IN: { form: /^([1-9]\d{2}) ?(\d{3})$/, join: "" },
  SE: threeTwo,
  GR: threeTwo,
  CZ: threeTwo,
  SK: threeTwo,
  PL: { form: /^(\d{2})[- ]?(\d{3})$/, join: "-" },
  PT: { form: /^(\d{4})[- ]?(\d{3})$/, join: "-" },
  JP: { form: /^(\d{3})[- ]?(\d{4})$/, join: "-" },
  BR: { form: /^(\d{5})[- ]?(\d{3})$/, join: "-", padded: 8 },
  NL: { form: /^([1-9]\d{3}) ?([A-Z]{2})$/, join: " " },
  CA: { form: /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[ -]?(\d[ABCEGHJ-NPRSTV-Z]\d)$/, join: " " },
  IE: { form: /^([AC-FHKNPRTV-Y]\d[\dW]) ?([AC-FHKNPRTV-Y\d]{4})$/, join: " " },
  LV: { form: /^(?:LV-?)?(\d{4})$/, join: "" },
  LT: { form: /^(?:LT-?)?(\d{5})$/, join: "" },
};
const usual = /^(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{5})$/;
const nothing: FoundPostcode = { value: null, rule: null, doubtful: true };

/** A postcode as its country writes it, or null where it cannot be one of that country's. */
export function readPostcode(text: string, country: string): FoundPostcode {
  const plain = usual.test(text)
    ? text
    : text
        .normalize("NFKC")
        .replace(/[\s\u2010-\u2015]+/g, (mark) => (mark.trim() ? "-" : " "))
        .trim()
        .toUpperCase();
  if (country === "GB" || country === "JE" || country === "GG" || country === "IM") return british(plain, text);
  if (country === "US" || country === "PR") return american(plain, text);
  const shape = shapes[country];
  if (!shape)
    return { value: plain === "" ? null : plain, rule: plain === text ? null : "postcode-form", doubtful: false };
  const code = plain
    .replace(/^[A-Z]{1,3}[- ]+(?=\d)|^[A-Z]{1,2}(?=\d{4,5}$)/, "")
    .replace(/\.0$/, "")
    .replace(/^〒\s*/, "");
  return shaped(code, shape, text);
}

function shaped(code: string, shape: Shape, text: string): FoundPostcode {
  const found = shape.form.exec(code) ?? shape.form.exec(lettersMended(code, shape));
  if (found) {
    const value = found[2] ? `${found[1]}${shape.join}${found[2]}` : (found[1] ?? "");
    const mended = !shape.form.test(code);
    return { value, rule: mended ? "postcode-letters" : value === text ? null : "postcode-form", doubtful: mended };
  }
  if (shape.padded && code.length === shape.padded - 1 && /^\d+$/.test(code)) {
    const again = shape.form.exec(`0${code}`);
    if (again) return { value: again.slice(1).join(shape.join), rule: "postcode-zero", doubtful: true };
  }
  return nothing;
}

/** Canada's code tells by the place what must stand there; of the others only a code of digits with an O or l in it. */
function lettersMended(code: string, shape: Shape): string {
  if (shape === shapes.CA)
    return code.replace(/[ -]/g, "").replace(/./g, (mark, at: number) => (at % 2 ? (digitFor[mark] ?? mark) : mark));
  return /^[\dOIL -]+$/.test(code) && /\d{2}/.test(code)
    ? code.replace(/[OIL]/g, (mark) => digitFor[mark] ?? mark)
    : code;
}

const digitFor: Record<string, string> = { O: "0", I: "1", L: "1", S: "5", Z: "2", B: "8" };

function american(plain: string, text: string): FoundPostcode {
  const code = plain.replace(/\.0$/, "").replace(/^[A-Z]{2} (?=\d)/, "");
  const found = /^(\d{5})[- ]?(\d{4})?$/.exec(code);
  if (found?.[1]) {
    const value = found[2] ? `${found[1]}-${found[2]}` : found[1];
    return { value, rule: value === text ? null : "postcode-form", doubtful: false };
  }
  const zero = /^(\d{4})(?:-(\d{4}))?$|^(\d{4})(\d{4})$/.exec(code);
  if (!zero) return shaped(code, { form: /^(\d{5})$/, join: "" }, text);
  const more = zero[2] ?? zero[4];
  return { value: `0${zero[1] ?? zero[3]}${more ? `-${more}` : ""}`, rule: "postcode-zero", doubtful: true };
}

const british_ =
  /^(GIR(?= 0AA)|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?)) ?(\d[ABD-HJLNP-UW-Z]{2})$/;

function british(plain: string, text: string): FoundPostcode {
  if (usual.test(text) && british_.test(text)) return { value: text, rule: null, doubtful: false };
  const compact = plain.replace(/[^A-Z0-9]/g, "");
  const forces = /^BFPO ?(\d{1,4})$/.exec(plain);
  if (forces) {
    const value = `BFPO ${forces[1]}`;
    return { value, rule: value === text ? null : "postcode-form", doubtful: false };
  }
  const spaced = `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  if (british_.test(spaced)) return { value: spaced, rule: spaced === text ? null : "postcode-form", doubtful: false };
  // The inward code is digit, letter, letter: an O or l in its first place is a 0 or 1.
  const inward = compact.slice(-3);
  const outward = compact.slice(0, -3);
  const mendedInward = `${digitFor[inward[0] ?? ""] ?? inward[0] ?? ""}${inward.slice(1).replace(/0/g, "O").replace(/1/g, "I")}`;
  for (const start of [outward, ...outwardMended(outward)])
    if (british_.test(`${start} ${mendedInward}`))
      return { value: `${start} ${mendedInward}`, rule: "postcode-letters", doubtful: true };
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(compact))
    return { value: compact, rule: compact === text ? null : "postcode-form", doubtful: true };
  return { value: null, rule: null, doubtful: true };
}

/** “SWIA”, “0X1”: the outward code begins with letters and goes on with a digit. */
function outwardMended(outward: string): string[] {
  const letters = outward.replace(/^[01]/, (mark) => (mark === "0" ? "O" : "I"));
  const at = (place: number) =>
    letters.slice(0, place) + (digitFor[letters[place] ?? ""] ?? letters[place] ?? "") + letters.slice(place + 1);
  return outward.length < 2 || outward.length > 4
    ? []
    : [letters, at(1), at(2), at(3)].filter((code) => /\d/.test(code));
}

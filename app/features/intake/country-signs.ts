import type { CountryCode } from "libphonenumber-js/max";

/** How strongly a sign speaks for each country; what several share says less of each. */
type Weights = Partial<Record<CountryCode, number>>;
export type Sign = { matches: RegExp; weights: Weights; says: string };

const five: Weights = { DE: 0.8, FR: 0.8, US: 0.8, IT: 0.75, ES: 0.75, FI: 0.6 };
const four: Weights = { AU: 0.7, AT: 0.7, CH: 0.7, BE: 0.7, DK: 0.7, NO: 0.7, NZ: 0.6, NL: 0.5 };

export const postcodes: Sign[] = [
  { matches: /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i, weights: { GB: 2 }, says: "British postcodes" },
  { matches: /^[a-z]\d[\dw]\s*[a-z\d]{4}$/i, weights: { IE: 2 }, says: "Irish postcodes" },
  { matches: /^[a-z]\d[a-z][\s-]*\d[a-z]\d$/i, weights: { CA: 2 }, says: "Canadian postcodes" },
  { matches: /^\d{4}\s*[a-z]{2}$/i, weights: { NL: 2 }, says: "Dutch postcodes" },
  { matches: /^\d{2}-\d{3}$/, weights: { PL: 2 }, says: "Polish postcodes" },
  { matches: /^\d{4}-\d{3}$/, weights: { PT: 2 }, says: "Portuguese postcodes" },
  { matches: /^\d{3} \d{2}$/, weights: { SE: 1.2, CZ: 1.2 }, says: "postcodes of three and two digits" },
  { matches: /^\d{5}-\d{4}$/, weights: { US: 2 }, says: "American postcodes" },
  { matches: /^D-\s*\d{5}$/i, weights: { DE: 2 }, says: "German postcodes" },
  { matches: /^F-\s*\d{5}$/i, weights: { FR: 2 }, says: "French postcodes" },
  {
    matches: /^(A|CH|B|DK|N)-\s*\d{4}$/i,
    weights: { AT: 1, CH: 1, BE: 1, DK: 1, NO: 1 },
    says: "postcodes of four digits",
  },
  { matches: /^\d{5}$/, weights: five, says: "postcodes of five digits" },
  { matches: /^\d{4}$/, weights: four, says: "postcodes of four digits" },
];

export const regions: Sign[] = [
  {
    matches:
      /^(A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC|PR|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (Hampshire|Jersey|Mexico|York)|(North|South) (Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)$/i,
    weights: { US: 2.5 },
    says: "American states",
  },
  {
    matches:
      /^(NSW|VIC|QLD|TAS|ACT|New South Wales|Victoria|Queensland|Tasmania|South Australia|Western Australia|Northern Territory)$/i,
    weights: { AU: 2.5 },
    says: "Australian states",
  },
  {
    matches:
      /^(ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|Ontario|Qu[eé]bec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia)$/i,
    weights: { CA: 2.5 },
    says: "Canadian provinces",
  },
  {
    matches:
      /^(Baden-W(ü|ue)rttemberg|Bayern|Berlin|Brandenburg|Bremen|Hamburg|Hessen|Niedersachsen|Nordrhein-Westfalen|NRW|Rheinland-Pfalz|Saarland|Sachsen(-Anhalt)?|Schleswig-Holstein|Th(ü|ue)ringen)$/i,
    weights: { DE: 2.5 },
    says: "German states",
  },
  {
    matches:
      /^((Noord|Zuid)-Holland|Utrecht|Gelderland|Overijssel|Drenthe|Groningen|Friesland|Flevoland|Noord-Brabant|Zeeland)$/i,
    weights: { NL: 2.5 },
    says: "Dutch provinces",
  },
  {
    matches:
      /^((Co\.?|County) (Dublin|Cork|Galway|Limerick|Kerry|Mayo|Meath|Kildare|Wicklow|Wexford|Waterford|Donegal|Louth|Clare|Tipperary|Kilkenny|Sligo)|Leinster|Munster|Connacht)$/i,
    weights: { IE: 2.5 },
    says: "Irish counties",
  },
];

export const legalForms: Sign[] = [
  { matches: /\b(gmbh|e\.k\.|e\.v\.|ohg|kgaa)(?!\w)/i, weights: { DE: 2, AT: 1.3, CH: 1.1 }, says: "GmbH" },
  {
    matches: /\b(sarl|s\.a\.r\.l\.?|sas|s\.a\.s\.?|sasu|eurl)(?!\w)/i,
    weights: { FR: 2, BE: 0.6, CH: 0.6 },
    says: "SARL or SAS",
  },
  { matches: /\b(b\.v\.?|bv|v\.o\.f\.?)(?!\w)/i, weights: { NL: 2, BE: 1.2 }, says: "B.V." },
  { matches: /\b(bvba|sprl)\b/i, weights: { BE: 2 }, says: "BVBA" },
  { matches: /\bpty\b/i, weights: { AU: 2 }, says: "Pty" },
  { matches: /\b(dac|teoranta)\b/i, weights: { IE: 2 }, says: "DAC" },
  { matches: /\b(llc|l\.l\.c\.|inc\.?|corp\.?)(?!\w)/i, weights: { US: 1.2, CA: 0.6 }, says: "Inc or LLC" },
  { matches: /\b(ltd|limited|plc)\b/i, weights: { GB: 1, IE: 1, NZ: 1 }, says: "Ltd" },
  { matches: /\b(s\.?r\.?l\.?|s\.p\.a\.?|spa|snc)(?!\w)/i, weights: { IT: 2 }, says: "S.r.l." },
  { matches: /\b(s\.l\.u?\.?|sl)(?!\w)/i, weights: { ES: 2 }, says: "S.L." },
  { matches: /\bsp\.? z ?o\.? ?o\b/i, weights: { PL: 2 }, says: "Sp. z o.o." },
  { matches: /\blda\b/i, weights: { PT: 2 }, says: "Lda" },
  { matches: /\bs\.?r\.?o\b/i, weights: { CZ: 2 }, says: "s.r.o." },
  { matches: /\b(oyj?|tmi)\b/i, weights: { FI: 2 }, says: "Oy" },
  { matches: /\baps\b|\ba\/s\b/i, weights: { DK: 2 }, says: "ApS or A/S" },
  { matches: /\bab$/i, weights: { SE: 2 }, says: "AB" },
  { matches: /\bas$/i, weights: { NO: 2 }, says: "AS" },
];

/** Numbers as only some countries write them. */
export const writtenNumbers: Sign[] = [
  {
    matches: /^\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/,
    weights: { US: 1, CA: 0.7 },
    says: "numbers written 212-555-0100",
  },
  { matches: /^0[1-9]([ .]\d{2}){4}$/, weights: { FR: 1.2 }, says: "numbers written 01 99 00 00 00" },
];

export const endings: Record<string, CountryCode> = {
  uk: "GB",
  ie: "IE",
  us: "US",
  ca: "CA",
  au: "AU",
  nz: "NZ",
  de: "DE",
  at: "AT",
  ch: "CH",
  fr: "FR",
  be: "BE",
  nl: "NL",
  es: "ES",
  it: "IT",
  pt: "PT",
  pl: "PL",
  se: "SE",
  no: "NO",
  dk: "DK",
  fi: "FI",
  cz: "CZ",
};

export const adjectives: Partial<Record<CountryCode, string>> = {
  GB: "British",
  IE: "Irish",
  US: "American",
  CA: "Canadian",
  AU: "Australian",
  NZ: "like New Zealand’s",
  DE: "German",
  AT: "Austrian",
  CH: "Swiss",
  FR: "French",
  BE: "Belgian",
  NL: "Dutch",
  ES: "Spanish",
  IT: "Italian",
  PT: "Portuguese",
  PL: "Polish",
  SE: "Swedish",
  NO: "Norwegian",
  DK: "Danish",
  FI: "Finnish",
  CZ: "Czech",
};

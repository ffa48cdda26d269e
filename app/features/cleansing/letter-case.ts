const acronyms = new Set(
  "AA AAA ABC AG AI AV BBC BMW BT BP CAD CCTV CIC CIO CNC CRM DHL DIY DVD EU EV GP HGV HQ HR HSBC HVAC IBM ICI IFA IT ITV KFC KG KPMG LED LLC LLP LPG MOT NHS NSW NV NYC BV OHG PA PC PLC POS PR PVC PWC RAC RSPCA SA SAAS SARL SAS SASU EURL SEO SME SMS SRL SUV TV UAE UG UK UPS UPVC US USA VAT VOIP VW YMCA YWCA II III IV VI VII VIII IX".split(
    " ",
  ),
);
const small = new Set(
  "and of the for in on at by to de la le les du des da do di van von der den und et y z e en og och".split(" "),
);
const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ltd: "Ltd",
    limited: "Limited",
    inc: "Inc",
    co: "Co",
    corp: "Corp",
    gmbh: "GmbH",
    pty: "Pty",
    pte: "Pte",
    pvt: "Pvt",
    mbh: "mbH",
    gbr: "GbR",
    "e.v.": "e.V.",
    "e.k.": "e.K.",
    "s.p.a.": "S.p.A.",
    "s.p.a": "S.p.A",
    "s.r.l.": "S.r.l.",
    "s.r.l": "S.r.l",
    "sp.": "Sp.",
    "z.o.o.": "z.o.o.",
    "o.o.": "o.o.",
    "s.r.o.": "s.r.o.",
    "a.s.": "a.s.",
    "d.o.o.": "d.o.o.",
    "a/s": "A/S",
    aps: "ApS",
    oyj: "Oyj",
    kft: "Kft",
    bvba: "BVBA",
    upvc: "uPVC",
    "c/o": "c/o",
    "t/a": "t/a",
    st: "St",
    mr: "Mr",
    mrs: "Mrs",
    dr: "Dr",
    bros: "Bros",
    jr: "Jr",
    sr: "Sr",
    esq: "Esq",
  }),
);

/** Legal forms that are ordinary words or names elsewhere in a name. */
const closing: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ab: "AB",
    as: "AS",
    oy: "Oy",
    ag: "AG",
    sl: "SL",
    sc: "SC",
    se: "SE",
    kk: "KK",
  }),
);

const isShouted = (text: string): boolean =>
  text === text.toUpperCase() && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4 && text !== text.toLowerCase();
const isWhispered = (text: string): boolean =>
  text === text.toLowerCase() && /^\p{Ll}.* \p{Ll}/u.test(text) && (text.match(/\p{Ll}/gu)?.length ?? 0) >= 4;
/** A capital and a small letter side by side, as practically every name has it: then nothing is to be calmed. */
const mixed = /[A-Z][a-z]/;
const form = /\s(?:Ltd|Limited|Inc|Co|Corp|GmbH|Pty Ltd|Plc|Llp|mbH|Oy|Oyj|ApS|t\/a .*)\.?$/;

/** A name in capitals throughout, or without a single one, as a person would write it; mixed case is left as its owner chose it. */
export function calmCompany(name: string): string {
  if (mixed.test(name)) {
    // “ACME PLUMBING Ltd”: somebody calmed the legal form and left the name. One word may be a brand.
    const ending = form.exec(name)?.[0] ?? "";
    const front = ending ? name.slice(0, -ending.length) : "";
    return front.includes(" ") && isShouted(front) ? calmWords(front, true) + ending : name;
  }
  const shouted = isShouted(name);
  if (!shouted && !isWhispered(name)) return name;
  // One short word is as likely initials; one endless word is nobody's name.
  if (shouted && !/\s/.test(name) && (name.length <= 5 || name.length > 40)) return name;
  return calmWords(name, shouted);
}

function calmWords(name: string, shouted: boolean): string {
  const lastAt = name.lastIndexOf(" ") + 1;
  return name.replace(/[^\s]+/g, (word, at: number) => {
    const ending = at > 0 && at === lastAt ? closing.get(word.toLowerCase()) : undefined;
    return ending ?? calmWord(word, at === 0, shouted);
  });
}

function calmWord(word: string, first: boolean, shouted: boolean): string {
  const lower = word.toLowerCase();
  const bare = lower.replace(/[.,()]/g, "");
  const whole = written.get(lower);
  if (whole) return whole;
  const known = written.get(bare);
  if (known) return word.toLowerCase().replace(bare, known);
  if (acronyms.has(bare.toUpperCase())) return word.toUpperCase();
  if (!first && (small.has(bare) || /^[dl]['’]$/.test(bare))) return lower;
  if (shouted && isAcronym(word)) return word;
  return capitalise(lower);
}

/** No vowel (HSBC), one letter over and over (AAA), an ampersand or digits inside (B&Q, G4S): not a word but initials. */
function isAcronym(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, "");
  if (letters.length <= 1) return true;
  if (/[&\d]/.test(word)) return word.length <= 5;
  if (/^(\p{L}\.)+\p{L}?\.?$/u.test(word)) return true;
  return letters.length <= 4 && (!/[AEIOUYÄÖÜÅÆØÉÈ]/i.test(letters) || /^(.)\1+$/.test(letters));
}

const macs =
  /\bMac(donald|leod|kenzie|gregor|arthur|intosh|kay|lean|millan|pherson|dougall|farlane|aulay|neil|innes|allister|naughton|kinnon|lachlan|callum|duff|ewan|intyre|bride|rae|phail|quarrie|namara|mahon)\b/g;
/** “O'BRIEN” is a name, “ST MARY'S” is not. */
function capitalise(lower: string): string {
  return lower
    .replace(/(^|[-'’/("“.&+])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
    .replace(/(?<=\p{L})(['’])(S|T|Ll|Re|Ve|M)\b/gu, (_, mark: string, end: string) => mark + end.toLowerCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(macs, (_, name: string) => `Mac${name[0]?.toUpperCase()}${name.slice(1)}`);
}

const particles =
  /^(van|von|vom|zu|zur|de|der|den|ten|ter|la|le|du|di|da|dos|das|do|del|della|bin|ibn|al|y|e|und|and|et|&)$/;
const suffixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ii: "II",
    iii: "III",
    iv: "IV",
    phd: "PhD",
    "ph.d.": "Ph.D.",
    md: "MD",
    obe: "OBE",
    mbe: "MBE",
    cbe: "CBE",
    kc: "KC",
    qc: "QC",
    mba: "MBA",
  }),
);
const twoLetterNames = /^(jo|al|ed|bo|li|mo|ty|cy|ng|wu|xu|yu|hu|he|ma|lu|ho|le|vo|an|su|ro|oz|ya|ye|ge|bi|os)$/;

/** “John SMITH”: how half of Europe marks the surname. */
const shoutedSurname = /(?<=^|\s)(?=\p{Lu}*[AEIOUYÄÖÜÉÈÅØÆ])[\p{Lu}'’-]{4,}(?=$|\s)/gu;
const calmSurname = (word: string): string => suffixes.get(word.toLowerCase()) ?? capitalise(word.toLowerCase());

/** The same for a person's name, where no word is an acronym. */
export function calmPerson(name: string): string {
  if (mixed.test(name)) return /\p{Lu}{4}/u.test(name) ? name.replace(shoutedSurname, calmSurname) : name;
  const shouted = name === name.toUpperCase() && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
  const whispered = name === name.toLowerCase() && /\p{Ll}{2}/u.test(name);
  if (!shouted && !whispered) return name;
  return name.replace(/[^\s]+/g, (word, at: number) => {
    const lower = word.toLowerCase();
    if (at > 0 && particles.test(lower)) return lower;
    const suffix = at > 0 ? suffixes.get(lower) : undefined;
    if (suffix) return suffix;
    // “JR SMITH” are initials; “JO SMITH” is a name.
    if (at === 0 && shouted && word.length < name.length && /^\p{Lu}{2}$/u.test(word) && !twoLetterNames.test(lower))
      return word;
    return capitalise(lower);
  });
}

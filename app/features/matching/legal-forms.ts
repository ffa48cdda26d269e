import { wordsOf } from "./normalise-text.ts";

/** Legal forms as they end a company's name, each under the one word that stands for all its spellings. */
const forms: Record<string, string> = {
  ltd: "ltd limited private pvt prvt sti",
  plc: "plc",
  llp: "llp lllp lp",
  cic: "cic",
  cio: "cio",
  inc: "inc incorporated corp corporation",
  llc: "llc pllc",
  pc: "pc",
  co: "co company",
  pty: "pty proprietary",
  pte: "pte",
  gmbh: "gmbh mbh",
  ag: "ag aktiengesellschaft",
  kg: "kg ohg gbr ug kgaa og keg",
  ek: "ek",
  eg: "eg",
  partg: "partg",
  ev: "ev",
  sa: "sa sau",
  sas: "sas sasu",
  sarl: "sarl eurl sagl",
  selarl: "selarl",
  snc: "snc",
  sprl: "sprl bvba",
  scrl: "scrl cvba",
  asbl: "asbl vzw",
  srl: "srl srls",
  spa: "spa sapa",
  scarl: "scarl",
  sl: "sl slu sll slne slp",
  sc: "sc cv",
  lda: "lda ltda eireli",
  bv: "bv besloten vof",
  nv: "nv",
  ab: "ab aktiebolag",
  hb: "hb",
  as: "as asa aksjeselskap",
  ans: "ans",
  enk: "enk",
  nuf: "nuf",
  aps: "aps",
  hf: "hf ehf ohf",
  oy: "oy oyj",
  tmi: "tmi",
  ou: "ou osauhing",
  uab: "uab",
  sia: "sia",
  doo: "doo dooel jdoo доо дооел",
  dd: "dd",
  kft: "kft zrt nyrt bt kkt",
  sro: "sro",
  vos: "vos",
  spzoo: "spzoo",
  spk: "spk",
  spj: "spj",
  eood: "eood ood еоод оод",
  ad: "ead ад еад",
  epe: "epe επε ικε",
  ae: "ae αε",
  oe: "οε εε",
  ooo: "ooo ооо одо тов тоо",
  ao: "ao oao zao pao ао оао зао пао нао ат пат прат",
  ip: "ип фоп чп",
  chup: "чуп уп чтуп пп",
  kk: "kk yk",
  bhd: "bhd sdn",
  tbk: "tbk pt",
  nfp: "nfp",
};

/** Written out, or in words that say nothing by themselves: each stands for the form whose word it is given under. */
const phrases: Record<string, readonly string[]> = {
  spzoo: ["sp z oo", "sp zoo", "sp zo o", "spolka z oo", "spolka zoo", "spółka z ograniczoną odpowiedzialnością"],
  spk: ["sp k", "spółka komandytowa"],
  spj: ["sp j", "spółka jawna"],
  sa: ["spółka akcyjna", "société anonyme", "sociedad anónima", "sociedade anónima"],
  sro: ["spol sro", "spol s ro", "s ro", "společnost s ručením omezeným", "spoločnosť s ručením obmedzeným"],
  as: ["akciová společnost", "akciová spoločnosť"],
  gmbh: ["Gesellschaft mit beschränkter Haftung"],
  srl: ["società a responsabilità limitata"],
  spa: ["società per azioni"],
  sl: ["sociedad limitada"],
  doo: [
    "društvo s ograničenom odgovornošću",
    "društvo sa ograničenom odgovornošću",
    "друштво са ограниченом одговорношћу",
  ],
  eood: ["дружество с ограничена отговорност"],
  ооо: ["общество с ограниченной ответственностью", "товариство з обмеженою відповідальністю"],
  ао: [
    ...["", "закрытое ", "открытое ", "публичное ", "непубличное "].map((kind) => `${kind}акционерное общество`),
    ...["", "приватне ", "публічне "].map((kind) => `${kind}акціонерне товариство`),
  ],
  ип: ["индивидуальный предприниматель", "фізична особа підприємець"],
};

/** In these languages the form stands before the name, and as the first word it is no part of one. */
const beforeTheName = new Set(
  "ooo oao zao ооо одо тов тоо ао оао зао пао нао ат пат прат ип фоп чп чуп уп чтуп пп sarl eurl sasu selarl".split(
    " ",
  ),
);

const formOf = new Map(Object.entries(forms).flatMap(([form, words]) => words.split(" ").map((word) => [word, form])));

/** By its last word, the longest first: "закрытое акционерное общество" is not "закрытое" and a company. */
const phrasesBy = new Map<string, { words: string[]; form: string }[]>();
for (const [form, written] of Object.entries(phrases)) {
  for (const words of written.map(wordsOf)) {
    const last = words.at(-1) ?? "";
    const those = [...(phrasesBy.get(last) ?? []), { words, form }];
    phrasesBy.set(
      last,
      those.sort((one, other) => other.words.length - one.words.length),
    );
  }
}

/** The legal form a word stands for, or null where it is an ordinary word. */
export function legalForm(word: string): string | null {
  return formOf.get(word) ?? null;
}

/** The same of a name's first word, which is a legal form in few languages only. */
export function legalFormBefore(word: string): string | null {
  return beforeTheName.has(word) ? legalForm(word) : null;
}

/** "Sp. z o.o." and "Gesellschaft mit beschränkter Haftung" as the one word that stands for it. */
export function joinForms(words: string[]): string[] {
  if (!words.some((word) => phrasesBy.has(word))) return words;
  const joined: string[] = [];
  for (const word of words) {
    joined.push(word);
    const phrase = phrasesBy
      .get(word)
      ?.find((one) => one.words.every((part, at) => joined.at(at - one.words.length) === part));
    if (phrase) joined.splice(-phrase.words.length, phrase.words.length, phrase.form);
  }
  return joined;
}

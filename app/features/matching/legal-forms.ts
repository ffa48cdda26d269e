/** Legal forms as they end a company's name, each under the one word that stands for all its spellings. */
const forms: Record<string, string> = {
  ltd: "ltd limited private pvt prvt",
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
  kg: "kg ohg gbr ug",
  ev: "ev",
  sa: "sa sau",
  sas: "sas sasu",
  sarl: "sarl eurl",
  srl: "srl srls",
  spa: "spa",
  sl: "sl slu",
  sc: "sc cv",
  bv: "bv besloten vof",
  nv: "nv",
  ab: "ab aktiebolag",
  as: "as asa aksjeselskap",
  aps: "aps",
  oy: "oy oyj",
  ou: "ou osauhing",
  uab: "uab",
  sia: "sia",
  doo: "doo",
  kft: "kft zrt nyrt bt",
  sro: "sro",
  spzoo: "spzoo",
  ooo: "ooo oao zao pao",
  kk: "kk yk",
  bhd: "bhd sdn",
  tbk: "tbk pt",
  nfp: "nfp",
};

const formOf = new Map(Object.entries(forms).flatMap(([form, words]) => words.split(" ").map((word) => [word, form])));

/** The legal form a word stands for, or null where it is an ordinary word. */
export function legalForm(word: string): string | null {
  return formOf.get(word) ?? null;
}

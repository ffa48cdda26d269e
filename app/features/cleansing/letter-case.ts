const acronyms = new Set(
  "AA AAA ABC AG AI BBC BMW BT BP CIC CIO DHL DIY EU GP HR HSBC IBM ICI IT ITV KFC KPMG LLC LLP MOT NHS NSW PA PC PLC PR PTY PVC PWC RAC RSPCA SA SME TV UAE UK UPS US USA VW YMCA II III IV".split(
    " ",
  ),
);
const small = new Set("and of the for in on at by to de la le les du des da do di van von der den und et y".split(" "));
const written: Record<string, string> = {
  ltd: "Ltd",
  limited: "Limited",
  inc: "Inc",
  co: "Co",
  corp: "Corp",
  gmbh: "GmbH",
  pty: "Pty",
  "t/a": "t/a",
  st: "St",
  mr: "Mr",
  mrs: "Mrs",
  dr: "Dr",
  bros: "Bros",
  jr: "Jr",
  sr: "Sr",
  esq: "Esq",
};

const isShouted = (text: string): boolean =>
  text === text.toUpperCase() && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4 && text !== text.toLowerCase();
const isWhispered = (text: string): boolean =>
  text === text.toLowerCase() && /^\p{Ll}.* \p{Ll}/u.test(text) && (text.match(/\p{Ll}/gu)?.length ?? 0) >= 4;

/** A name in capitals throughout, or without a single one, as a person would write it; mixed case is left as its owner chose it. */
export function calmCompany(name: string): string {
  if (!isShouted(name) && !isWhispered(name)) return name;
  const shouted = isShouted(name);
  // One short word is as likely initials; one endless word is nobody's name.
  if (shouted && !/\s/.test(name) && (name.length <= 5 || name.length > 40)) return name;
  return name.replace(/[^\s]+/g, (word, at: number) => calmWord(word, at === 0, shouted));
}

function calmWord(word: string, first: boolean, shouted: boolean): string {
  const lower = word.toLowerCase();
  const bare = lower.replace(/[.,()]/g, "");
  const known = written[bare];
  if (known) return word.toLowerCase().replace(bare, known);
  if (acronyms.has(bare.toUpperCase())) return word.toUpperCase();
  if (!first && small.has(bare)) return lower;
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

function capitalise(lower: string): string {
  return lower
    .replace(/(^|[-'’/("“.&])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
    .replace(/(['’])S\b/g, "$1s")
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** The same for a person's name, where no word is an acronym. */
export function calmPerson(name: string): string {
  const shouted = name === name.toUpperCase() && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
  const whispered = name === name.toLowerCase() && /\p{Ll}{2}/u.test(name);
  if (!shouted && !whispered) return name;
  return name.replace(/[^\s]+/g, (word, at: number) => {
    const lower = word.toLowerCase();
    if (at > 0 && /^(van|von|de|der|den|la|le|du|di|da|bin|al|y|e)$/.test(lower)) return lower;
    return capitalise(lower);
  });
}

import { familiarSigns, familiarWords } from "./familiar-words.ts";

export type Script = keyof typeof familiarWords | keyof typeof familiarSigns;

/** How likely a character is in a script, as the logarithm of its share, given the character before and after it. */
export type Likelihood = (character: number, before: number, after: number) => number;

const likelihoods = new Map<Script, Likelihood>();

/** What a script expects to read, learnt from its familiar words when it is first asked for. */
export function likelihoodOf(script: Script): Likelihood {
  let likelihood = likelihoods.get(script);
  if (!likelihood) {
    likelihood =
      script in familiarSigns
        ? signs(script as keyof typeof familiarSigns)
        : letters(script as keyof typeof familiarWords);
    likelihoods.set(script, likelihood);
  }
  return likelihood;
}

const IMPOSSIBLE = -20;

const latin: ReadonlySet<Script> = new Set<Script>(["western", "central", "turkish", "baltic"]);

function letters(script: keyof typeof familiarWords): Likelihood {
  const strange = latin.has(script) ? strangeLatin : strangeElsewhere;
  const apostrophe = latin.has(script) ? 0 : -4;
  const single = new Map<number, number>();
  const pairs = new Set<number>();
  let total = 0;
  for (const word of familiarWords[script].split(/\s+/)) {
    const codes = Array.from(word, (letter) => lower(letter.charCodeAt(0)));
    for (const [at, code] of codes.entries()) {
      pairs.add((codes[at - 1] ?? 0) * 65_536 + code);
      pairs.add(code * 65_536 + (codes[at + 1] ?? 0));
      if (code < 128) continue;
      total++;
      single.set(code, (single.get(code) ?? 0) + 1);
    }
  }
  const share = new Map([...single].map(([code, count]) => [code, Math.log(count / total)]));
  return (character, before, after) => {
    const small = lower(character);
    const known = share.get(small);
    if (known === undefined) return mark(character, before, after) + (character === 0x2019 ? apostrophe : 0);
    const left = isWordCode(before) ? lower(before) : 0;
    const right = isWordCode(after) ? lower(after) : 0;
    const neighbours =
      (pairs.has(left * 65_536 + small) ? 0 : strange(left)) + (pairs.has(small * 65_536 + right) ? 0 : strange(right));
    return known + neighbours + letterCase(character, before, after);
  };
}

/** Two letters beyond ASCII side by side that never stand so in familiar words speak against the reading; others less. */
const strangeLatin = (neighbour: number): number => (neighbour >= 128 ? -2.5 : neighbour === 0 ? -0.5 : -1);
/** Elsewhere every letter is beyond ASCII and pairs are many, but no word mixes them with Latin letters. */
const strangeElsewhere = (neighbour: number): number => (neighbour >= 128 ? -1.2 : neighbour === 0 ? -0.3 : -6);

/** A capital inside a word of small letters is a misreading far more often than a name. */
function letterCase(character: number, before: number, after: number): number {
  if (isCapital(character))
    return isSmall(before) ? -5 : isSmall(before) || isSmall(after) || isCapital(after) ? 0 : -0.5;
  return isCapital(before) && isCapital(after) && character !== 0xdf ? -4 : 0;
}

/** Punctuation beyond ASCII: a curly apostrophe belongs between letters, a dash or a euro sign does not. */
function mark(character: number, before: number, after: number): number {
  if (character === 0xfffd) return IMPOSSIBLE;
  // The sign for "some currency" is on no keyboard that people use.
  if (character === 0xa4) return -14;
  const inWord = isWordCode(before) && isWordCode(after);
  if (character === 0x2019) return inWord ? -4 : -6;
  if (character >= 0x80 && character < 0xa0) return -16;
  if (character >= 0x2500 && character < 0x25a0) return -14;
  if (isWordCode(character)) return -9;
  const usual = usualMarks.has(character);
  if (isWordCode(before) || isWordCode(after)) return (usual ? -6 : -10) + (inWord ? -5 : 0);
  return usual ? -5 : -9;
}

const usualMarks = new Set(Array.from("‘’“”„–—…•€£©®™°§«»№·´ªº½²\u00A0¡¿ʼ", (sign) => sign.charCodeAt(0)));

function signs(script: keyof typeof familiarSigns): Likelihood {
  const common = new Set(Array.from(familiarSigns[script], (sign) => sign.charCodeAt(0)));
  const korean = script === "korean";
  const japanese = script === "japanese";
  return (character, before, after) => {
    // Such a sign rarely leans on a small Latin letter; a Western letter misread as half of one always does.
    const leaning = isSmallAscii(before) || isSmallAscii(after) ? -5 : 0;
    if (common.has(character)) return -6 + leaning;
    if (character >= 0x4e00 && character <= 0x9fff) return (korean ? -14 : -9.5) + leaning;
    if (character >= 0xac00 && character <= 0xd7a3) return (korean ? -8 : -20) + leaning;
    if (character >= 0x3041 && character <= 0x30fc) return (japanese ? -5 : -13) + leaning;
    if (character >= 0xff61 && character <= 0xff9f) return (japanese ? -7 : -14) + leaning;
    if (character >= 0xff01 && character <= 0xff5e) return -8;
    if (character >= 0x3000 && character <= 0x3011) return -7;
    return character === 0xfffd ? IMPOSSIBLE : -15;
  };
}

const isSmallAscii = (code: number): boolean => code >= 97 && code <= 122;
const isWordCode = (code: number): boolean =>
  isSmallAscii(code) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && kind(code) !== 0) ||
  code === 0xaa ||
  code === 0xba;
const isSmall = (code: number): boolean => isSmallAscii(code) || (code >= 128 && kind(code) === 1);
const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 128 && kind(code) === 2);

/** 0 no letter, 1 a small one, 2 a capital, 3 one that is neither. Remembered, since a file has few of them. */
const kinds = new Uint8Array(65_536).fill(255);
function kind(code: number): number {
  const known = kinds[code] ?? 0;
  if (known !== 255) return known;
  const letter = String.fromCharCode(code);
  const found = !/[\p{L}\p{M}]/u.test(letter) ? 0 : /\p{Ll}/u.test(letter) ? 1 : /\p{Lu}/u.test(letter) ? 2 : 3;
  kinds[code] = found;
  return found;
}

function lower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (kind(code) !== 2) return code;
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

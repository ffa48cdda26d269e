import { kindsIn } from "./kind-words.ts";
import { joinForms, legalForm, legalFormBefore } from "./legal-forms.ts";
import { wordsOf } from "./normalise-text.ts";

export type CompanyName = {
  /** The words that tell companies apart, in order: no legal form, no filler, abbreviations written out. */
  words: string[];
  /** The same words as one text, to see equality. */
  text: string;
  /** Without the gaps: "Blue Bird" and "Bluebird". */
  compact: string;
  legal: string | null;
  /** Words that part two sites of one name: "Store 12", "Palace II", "Kilburn East". */
  numbers: readonly string[];
  sides: readonly string[];
  /** What it does, where the name says so: "plumbing", "restaurant". */
  kinds: readonly string[];
};

const fillers = new Set("the and of a an at in for to by et und".split(" "));
/** Fillers inside a name, part of it at its start: "De Priest", "La Scala". */
const particles = new Set("de la el los las le les du des der die das y".split(" "));

const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intl: "international",
    internat: "international",
    intnl: "international",
    svc: "services",
    svcs: "services",
    serv: "services",
    service: "services",
    assoc: "associates",
    assocs: "associates",
    assn: "association",
    bros: "brothers",
    mfg: "manufacturing",
    mgmt: "management",
    mgt: "management",
    dept: "department",
    ctr: "center",
    centre: "center",
    centres: "centers",
    univ: "university",
    natl: "national",
    govt: "government",
    grp: "group",
    engr: "engineering",
    eng: "engineering",
    tech: "technology",
    technologies: "technology",
    distr: "distribution",
    elec: "electrical",
    constr: "construction",
    saint: "st",
    hosp: "hospital",
    sch: "school",
    theatre: "theater",
    uk: "uk",
  }),
);

/** A company's name reduced to what a match may rest on. A name made only of fillers and legal forms keeps its words. */
export function normaliseName(name: string): CompanyName {
  const words = joinForms(joinInitials(wordsOf(name)));
  let legal: string | null = null;
  let told = 0;
  // The words that tell move to the front of their own list: a second one would be dear for a million names.
  for (let at = 0; at < words.length; at++) {
    const word = longForms.get(words[at] as string) ?? (words[at] as string);
    words[at] = word;
    const form = at > 0 ? legalForm(word) : legalFormBefore(word);
    if (form !== null) legal = form;
    else if (!fillers.has(word) && (at === 0 || !particles.has(word))) words[told++] = word;
  }
  if (told > 0) words.length = told;
  return {
    words,
    text: words.join(" "),
    compact: words.join(""),
    legal,
    numbers: kept(words.filter((word, at) => hasDigit(word) || (at > 0 && romans.has(word)))),
    sides: kept(words.filter(isSide)),
    kinds: kindsIn(words),
  };
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** The first of them is a letter like any other, and so are V and X. */
const romans = new Set("ii iii iv vi vii viii ix xi xii".split(" "));

const sideWords = new Set("north south east west upper lower".split(" ").flatMap((side) => [side, `${side}ern`]));

function isSide(word: string): boolean {
  return sideWords.has(word);
}

/** A million names that have none of these share one list of them. */
function kept(words: string[]): readonly string[] {
  return words.length === 0 ? none : words;
}

const none: readonly string[] = [];

/** "J P Roofing" is JP Roofing. */
function joinInitials(words: string[]): string[] {
  if (!words.some((_, at) => isSecondInitial(words, at))) return words;
  const joined: string[] = [];
  words.forEach((word, at) => {
    if (isSecondInitial(words, at)) joined[joined.length - 1] += word;
    else joined.push(word);
  });
  return joined;
}

function isSecondInitial(words: readonly string[], at: number): boolean {
  return words[at]?.length === 1 && words[at - 1]?.length === 1;
}

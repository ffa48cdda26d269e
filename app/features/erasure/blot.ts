import { erased } from "#app/kit/erased.ts";
import { literalPattern } from "#app/kit/literal-pattern.ts";
import { type Folded, folded, plain, type Span } from "./folded.ts";
import {
  endsWithTitle,
  firstPatterns,
  isWrittenAsName,
  lastPatterns,
  type Name,
  onlyPatterns,
  phrasePattern,
  wholePatterns,
} from "./name-patterns.ts";
import { isNumber, numberPatterns, scientific } from "./number-patterns.ts";
import { emptied, finds, patternOf, spansOf, without } from "./spans.ts";

/** What a person, or a company that is one person, is known by in a text. */
export type Traits = {
  names: readonly Name[];
  /** E.164. */
  numbers: readonly string[];
  emails: readonly string[];
  /** What they are at their company: it goes with their record, and means nothing elsewhere. */
  jobTitles: readonly string[];
  /** Other words that are theirs: of a company that is the person, its name and where it is. */
  phrases: readonly string[];
  /** Of those, the names by which such a company is known. */
  firmNames?: readonly string[];
  /** Names that stay although a name of theirs stands in them: those of their company. */
  keeps: readonly string[];
};

/**
 * What a record says of them: their whole name, or in a cell of its own the one word that is known of it; and whether a place in it is that
 * of a company that is the person.
 */
export type Says = { name: "whole" | "alone" | null; place: boolean };

export type Blotter = {
  /**
   * `says`: the record that the text is a part of. Of one that names them every word of their name goes, of one that does not the whole
   * name alone; a text that is no part of a record says by itself whom it means.
   */
  blot: (text: string, says?: Says) => string;
  /** First and last name may stand in two cells. What many share counts only in a record of their company, or with a number or address. */
  says: (texts: readonly string[], of?: { isTheirs: boolean; isFirms: boolean }) => Says;
};

/** Takes a person out of a text, whatever its case, accents, spaces and punctuation, and leaves every other word as it is. */
export const blot = (text: string, traits: Traits): string => blotterOf(traits).blot(text);

export function blotterOf({ names, numbers, emails, jobTitles, phrases, firmNames = [], keeps }: Traits): Blotter {
  const unshared = names.filter(({ isShared }) => !isShared);
  const titles = new Set(jobTitles.map((title) => plain(title.trim())));
  const whole = patternOf(names.flatMap(wholePatterns));
  const last = patternOf(names.flatMap(lastPatterns));
  const lastAlone = patternOf(unshared.flatMap(lastPatterns));
  const first = patternOf(names.flatMap(firstPatterns));
  const only = patternOf(names.flatMap(onlyPatterns));
  const onlyTitled = patternOf(unshared.flatMap(onlyPatterns));
  const theirs = patternOf(phrases.flatMap((text) => phrasePattern(text) ?? []));
  const firm = patternOf(firmNames.flatMap((text) => phrasePattern(text) ?? []));
  // The longest first: of "London Bridge Ltd" in London the whole name is kept and not its first word.
  const kept = patternOf(keeps.toSorted((a, b) => b.length - a.length).flatMap((text) => phrasePattern(text) ?? []));
  const reached = patternOf([...emails.map(emailPattern), ...numbers.flatMap(numberPatterns)]);

  const reachedIn = (text: string): Span[] => [
    ...spansOf(reached, text),
    ...spansOf(scientific, text).filter(({ from, to }) => numbers.some((e164) => isNumber(text.slice(from, to), e164))),
  ];
  const isOnly = (text: string): boolean =>
    spansOf(only, text).some(({ from, to }) => !/[\p{L}\p{N}]/u.test(text.slice(0, from) + text.slice(to)));

  /** A word that may be common is a name where it is written as one, or after a title. */
  const namesIn = (text: string, said: Folded, isProse: boolean): Span[] => {
    const isTitled = titledIn(said);
    const isName = (span: Span, least = 1): boolean => {
      const { from, to } = said.spanOf(span.from, span.to);
      return isTitled(span) || isWrittenAsName(text.slice(from, to), least);
    };
    const wholes = spansOf(whole, said.text);
    // "Helen Marsh is out, Tom Marsh rings back" says one last name of hers, and it stands in her whole name.
    const rest = emptied(said.text, wholes);
    const lasts = spansOf(last, rest).filter((span) => isName(span));
    const firsts = spansOf(first, rest).filter((span) => isName(span));
    const isApart = lasts.length > 0 && firsts.length > 0;
    const isWhole = isApart || wholes.length > 0;
    const alone = isProse || isWhole ? spansOf(lastAlone, rest).filter((span) => isName(span, LEAST_LETTERS)) : [];
    const titled = isProse ? spansOf(onlyTitled, said.text).filter(isTitled) : [];
    const near = spansOf(only, said.text).filter(
      (span) => isName(span) && reachedIn(said.text).some((other) => isBeside(said.text, span, other)),
    );
    return [...wholes, ...(isApart ? lasts : alone), ...(isWhole ? firsts : []), ...titled, ...near];
  };

  return {
    says: (texts, { isTheirs, isFirms } = { isTheirs: false, isFirms: false }) => {
      const each = texts.map(plain);
      const all = each.join("\n");
      const isReached = each.some((text) => reachedIn(text).length > 0);
      const isWhole = finds(whole, all) || (finds(last, all) && finds(first, all));
      const isAlone = (isTheirs || isReached) && each.some(isOnly);
      const name = isWhole ? "whole" : isAlone ? "alone" : null;
      return { name, place: isFirms || isReached || each.some((text) => finds(firm, text)) };
    },
    blot: (text, says) => {
      if (text === "") return text;
      const said = folded(text);
      if (says?.name && titles.has(plain(text.trim()))) return erased;
      if ((!says || says.name) && isOnly(said.text)) return erased;
      const keptSpans = [...spansOf(kept, said.text), ...spansOf(/\[erased\]/g, said.text)];
      const isTitled = titledIn(said);
      // Of the town they bear the name of, "Ms London" says nothing.
      const isKept = (name: Span) =>
        keptSpans.some((span) => {
          const isSame = span.from === name.from && span.to === name.to;
          return span.from <= name.from && name.to <= span.to && !(isSame && isTitled(name));
        });
      const named =
        says?.name === "whole"
          ? [whole, last, first].flatMap((pattern) => spansOf(pattern, said.text))
          : namesIn(text, said, !says);
      const placed = !says || says.place ? spansOf(theirs, said.text) : [];
      const spans = [...named.filter((span) => !isKept(span)), ...placed, ...reachedIn(said.text)];
      return without(
        text,
        spans.map(({ from, to }) => said.spanOf(from, to)),
      );
    },
  };
}

const titledIn =
  ({ text }: Folded) =>
  ({ from }: Span): boolean =>
    endsWithTitle.test(text.slice(0, from));

/** Fewer letters than these may be any word at the beginning of a sentence. */
const LEAST_LETTERS = 3;

/** "Will on 020 7946 0142", "helen@harrow.example (Helen)": at most two words stand between. */
function isBeside(text: string, one: Span, other: Span): boolean {
  const between = text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from));
  return /^[^\p{L}\p{N}\n]*(?:\p{L}{1,8}[^\p{L}\p{N}\n]+){0,2}$/u.test(between);
}

/** Another's address may end or begin like theirs. */
function emailPattern(address: string): string {
  return `(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}_][.%+\\-])${literalPattern(plain(address.trim()))}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`;
}

import { fold } from "#app/features/matching/normalise-text.ts";
import { erased } from "#app/kit/erased.ts";
import { folded, type Span } from "./folded.ts";
import { firstPatterns, lastPatterns, type Name, phrasePattern, wholePatterns } from "./name-patterns.ts";
import { isNumber, numberPatterns, scientific } from "./number-patterns.ts";

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
  /** Names that stay although a name of theirs stands in them: those of their company. */
  keeps: readonly string[];
};

export type Blotter = {
  /**
   * `ofThem`: whether the record that the text is a part of names them. Of one that does every word of their name goes, of one that does not
   * the whole name alone; a text that is no part of a record says by itself whom it means.
   */
  blot: (text: string, ofThem?: boolean) => string;
  /** First and last name both stand in what belongs together, be it in two cells. */
  namesWhole: (texts: readonly string[]) => boolean;
};

/** Takes a person out of a text, whatever its case, accents, spaces and punctuation, and leaves every other word as it is. */
export const blot = (text: string, traits: Traits): string => blotterOf(traits).blot(text);

export function blotterOf({ names, numbers, emails, jobTitles, phrases, keeps }: Traits): Blotter {
  const titles = new Set(jobTitles.map((title) => fold(title.trim())));
  const whole = patternOf(names.flatMap(wholePatterns));
  const theirs = patternOf(phrases.flatMap((text) => phrasePattern(text) ?? []));
  const last = patternOf(names.flatMap(lastPatterns));
  const lastAlone = patternOf(names.filter(({ isShared }) => !isShared).flatMap(lastPatterns));
  const first = patternOf(names.flatMap(firstPatterns));
  const kept = patternOf(keeps.flatMap((text) => phrasePattern(text) ?? []));
  const reached = patternOf([...emails.map(emailPattern), ...numbers.flatMap(numberPatterns)]);
  const saysApart = (text: string): boolean => finds(last, text) && finds(first, text);
  const saysBoth = (text: string): boolean => finds(whole, text) || saysApart(text);
  return {
    namesWhole: (texts) => saysBoth(fold(texts.join("\n"))),
    blot: (text, ofThem) => {
      if (text === "") return text;
      if (ofThem && titles.has(fold(text.trim()))) return erased;
      const plain = folded(text);
      const keptSpans = [...spansOf(kept, plain.text), ...spansOf(/\[erased\]/g, plain.text)];
      const isKept = ({ from, to }: Span) => keptSpans.some((span) => span.from <= from && to <= span.to);
      const wholes = spansOf(whole, plain.text);
      const both = ofThem || saysBoth(plain.text);
      // "Helen Marsh is out, Tom Marsh rings back" says one last name of hers, and it stands in her whole name.
      const apart = ofThem || saysApart(emptied(plain.text, wholes));
      const lastName = apart ? last : both || ofThem === undefined ? lastAlone : null;
      const named = [...wholes, ...spansOf(lastName, plain.text), ...spansOf(both ? first : null, plain.text)].filter(
        (span) => !isKept(span),
      );
      const written = spansOf(scientific, plain.text).filter(({ from, to }) =>
        numbers.some((e164) => isNumber(plain.text.slice(from, to), e164)),
      );
      const spans = [...named, ...spansOf(theirs, plain.text), ...spansOf(reached, plain.text), ...written];
      return without(
        text,
        spans.map(({ from, to }) => plain.spanOf(from, to)),
      );
    },
  };
}

/** Another's address may end or begin like theirs. */
function emailPattern(address: string): string {
  const written = [...fold(address.trim())].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("");
  return `(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}_][.%+\\-])${written}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`;
}

function patternOf(patterns: readonly string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp([...new Set(patterns)].join("|"), "gu");
}

const finds = (pattern: RegExp | null, text: string): boolean => spansOf(pattern, text).length > 0;

const spansOf = (pattern: RegExp | null, text: string): Span[] =>
  pattern === null
    ? []
    : [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));

const emptied = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { from, to }) => left.slice(0, from) + " ".repeat(to - from) + left.slice(to), text);

function without(text: string, spans: readonly Span[]): string {
  let made = "";
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from >= at) made += text.slice(at, from) + erased;
    at = Math.max(at, to);
  }
  return made + text.slice(at);
}

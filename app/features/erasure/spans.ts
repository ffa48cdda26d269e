import { erased } from "#app/kit/erased.ts";
import type { Span } from "./folded.ts";

export function patternOf(patterns: readonly string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp([...new Set(patterns)].join("|"), "gu");
}

export const finds = (pattern: RegExp | null, text: string): boolean => spansOf(pattern, text).length > 0;

export const spansOf = (pattern: RegExp | null, text: string): Span[] =>
  pattern === null
    ? []
    : [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));

export const emptied = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { from, to }) => left.slice(0, from) + " ".repeat(to - from) + left.slice(to), text);

export function without(text: string, spans: readonly Span[]): string {
  let made = "";
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from >= at) made += text.slice(at, from) + erased;
    at = Math.max(at, to);
  }
  return made + text.slice(at);
}

/** The line of a text on which it ends, counted as a person counts: CR, LF or both end a line. */
export function lineOf(before: string): number {
  return 1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0);
}

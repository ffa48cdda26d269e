/** The beginning of a text, and never the half of a character: no database keeps one, and no page shows it. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, isFirstHalf(last) ? longest - 1 : longest);
}

/** Of a character beyond the first plane, which is written as two. */
const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

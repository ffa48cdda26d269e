/** The beginning of a text, and never the half of a character: no database keeps one, and no page shows it. */
export const cutText = (text: string, longest: number): string =>
  text.length > longest ? text.slice(0, longest).replace(/\p{Surrogate}$/u, "") : text;

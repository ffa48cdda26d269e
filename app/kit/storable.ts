// NUL cannot be stored as text, and half a surrogate pair is no character at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
export const unstorable = /\u0000|\p{Surrogate}/gu;

/** A text without what no database can keep. */
export const storable = (text: string): string => text.replace(unstorable, "");

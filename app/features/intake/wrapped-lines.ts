const wrapped = /^"((?:[^"]|"")*)"[,;\t ]*$/;

/**
 * Every line of the text one single quoted cell that holds the others: a table that was pasted into one column and saved again. The
 * marks inside are what counts, and quotes among them are doubled.
 */
export function linesAreWrapped(text: string): boolean {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .filter((line) => line !== "");
  if (text.length > 65_536 && lines.length > 1) lines.pop();
  return lines.length > 1 && lines.every((line) => /[,;\t|]/.test(wrapped.exec(line)?.[1] ?? ""));
}

/** The lines as they were before; one that is not wrapped stays. */
export const unwrapLines = (text: string): string =>
  text.replace(/[^\r\n]+/g, (line) => wrapped.exec(line)?.[1]?.replaceAll('""', '"') ?? line);

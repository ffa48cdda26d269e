import { fold } from "#app/features/matching/normalise-text.ts";
import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";

/** What is looked for: a record says it that has all of these words, or these digits in a row, or this text. */
export type Sought = { words: readonly (readonly string[])[]; digits: readonly string[]; texts: readonly string[] };

/** The lines of a file in which something stands, however it is written; none where the file cannot be read. */
export async function linesWith(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  { words, digits, texts }: Sought,
): Promise<number[]> {
  const preview = await lookOf(db, about);
  if (!preview.ok) return [];
  return preview.look.table.records.flatMap(({ line, cells }) => {
    const said = fold(cells.join("\n"));
    const saidWords = new Set(said.match(/[\p{L}\p{N}]+/gu));
    const saidDigits = cells.map((cell) => cell.replace(/\D/g, "")).join(" ");
    const isSaid =
      words.some((all) => all.length > 0 && all.every((word) => saidWords.has(word))) ||
      digits.some((number) => saidDigits.includes(number)) ||
      texts.some((text) => said.includes(fold(text)));
    return isSaid ? [line] : [];
  });
}

import { fold } from "#app/features/matching/normalise-text.ts";
import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";

/** What is looked for: a record may say it that has the letters of all of these words, or these digits in a row, or this text. */
export type Sought = { words: readonly (readonly string[])[]; digits: readonly string[]; texts: readonly string[] };
export type LinesWith = { ok: true; lines: { line: number; cells: string[] }[] } | { ok: false; sentence: string };

/** The lines of a file in which something may stand, however it is written: whoever asks looks into these few. */
export async function linesWith(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  sought: Sought,
): Promise<LinesWith> {
  const preview = await lookOf(db, about);
  if (!preview.ok) return { ok: false, sentence: preview.sentence };
  return { ok: true, lines: saying(preview.look.table.records, sought) };
}

type Line = { line: number; cells: string[] };

export function saying(records: readonly Line[], { words, digits, texts }: Sought): Line[] {
  return records.flatMap(({ line, cells }) => {
    // A sigma is written otherwise at the end of a word.
    const said = fold(cells.join("\n")).replaceAll("ς", "σ");
    const letters = said.replace(/[^\p{L}\p{N}]/gu, "");
    const saidDigits = said.replace(/\D/g, "");
    const mayBeSaid =
      words.some((all) => all.length > 0 && all.every((word) => letters.includes(word))) ||
      digits.some((number) => saidDigits.includes(number)) ||
      texts.some((text) => said.includes(fold(text)));
    return mayBeSaid ? [{ line, cells: [...cells] }] : [];
  });
}

import { type SQL, sql } from "drizzle-orm";

/** The words of the vocabulary as `('a', 'b')`. */
export const list = (words: readonly string[]): SQL => sql.raw(`(${words.map((word) => `'${word}'`).join(", ")})`);

import { type SQL, sql } from "drizzle-orm";

/** Words of the vocabulary as `('a', 'b')`; never anything a person typed. */
export const words = (all: readonly string[]): SQL => sql.raw(`(${all.map((word) => `'${word}'`).join(", ")})`);

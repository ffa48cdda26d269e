import { sql } from "drizzle-orm";
import { type PgColumn, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7 made by the database: keys sort by age, so that indexes grow at their right edge. */
export const id = () => uuid().primaryKey().default(sql`uuid_v7()`);

/** An instant, always with its zone. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** `column in ('a', 'b')` for a check constraint; the words come from the vocabulary. */
export function oneOf(column: PgColumn, words: readonly string[]) {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;
}

import { sql } from "drizzle-orm";
import { type AnyPgColumn, foreignKey, type PgColumn, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7 made by the database: keys sort by age, so that indexes grow at their right edge. */
export const id = () => uuid().primaryKey().default(sql`uuid_v7()`);

/** An instant, always with its zone. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** `column in ('a', 'b')` for a check constraint; the words come from the vocabulary. */
export function oneOf(column: PgColumn, words: readonly string[]) {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;
}

type OfClient = { clientId: AnyPgColumn; id: AnyPgColumn };

/** A key that takes the client along, so that no row can name another client's. */
export function withinClient(own: Pick<OfClient, "clientId">, key: AnyPgColumn, named: OfClient) {
  return foreignKey({ columns: [own.clientId, key], foreignColumns: [named.clientId, named.id] });
}

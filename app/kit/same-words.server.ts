import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

const words = (text: SQLWrapper | string): SQL => sql`lower(trim(regexp_replace(${text}, '[[:space:]]+', ' ', 'g')))`;

/** Whether a name is written as this text, whatever the letters' case and the spaces between its words. */
export const sameWords = (name: SQLWrapper, text: string): SQL => sql`${words(name)} = ${words(text)}`;

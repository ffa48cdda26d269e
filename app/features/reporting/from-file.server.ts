import { sql } from "drizzle-orm";
import { imports, notes } from "#db/schema.ts";

/** Whether a note stood in a file of the client's: it was written at the instant at which one was committed. */
export const isFromFile = sql<boolean>`exists (select from ${imports}
  where ${imports.clientId} = ${notes.clientId} and ${imports.committedAt} = ${notes.at})`;

import { sql } from "drizzle-orm";

/** Whether a note stood in a file of the client's: it was written at the instant at which one was committed. */
export const isFromFile = sql<boolean>`exists (select from imports where imports.client_id = notes.client_id and imports.committed_at = notes.at)`;

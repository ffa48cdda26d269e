import type { QueryResultRow } from "pg";
import type { Queryable } from "#db/client.server.ts";

/**
 * Runs a statement under a name, so that each connection parses and plans it once: for the few that are asked before every call.
 * Instants come back as PostgreSQL writes them.
 *
 * @param name none: parsed and planned each time
 */
export async function runNamed<Row extends QueryResultRow>(
  db: Queryable,
  name: string | undefined,
  text: string,
  params: unknown[],
): Promise<Row[]> {
  const prepared = db._.session.prepareQuery<{ execute: { rows: Row[] }; all: unknown; values: unknown }>(
    { sql: text, params },
    undefined,
    name,
    false,
  );
  return (await prepared.execute()).rows;
}

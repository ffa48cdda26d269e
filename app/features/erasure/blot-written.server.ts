import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import type { Blotter, Says } from "./blot.ts";
import { blotValue, type May, textsIn } from "./blot-values.ts";
import type { Concerned } from "./concerned.server.ts";
import { type Written, written } from "./written.server.ts";

/** How many texts said something of them, and which imports had a row of theirs. */
export type Blotted = { texts: number; importIds: string[] };
type Row = Record<string, unknown>;

/**
 * Takes somebody out of all that was written about these companies and leads: notes, answers, cells, letters, evidence, whatever
 * a table holds of words. What only tells of others is not touched.
 */
export async function blotWritten(tx: Tx, about: Concerned & { blotter: Blotter }): Promise<Blotted> {
  const blotted: Row[] = [];
  for (const one of written) blotted.push(...(await blotTable(tx, one, about)));
  const imports = blotted.flatMap(({ id, import_id }) => (id && import_id ? [String(import_id)] : []));
  return { texts: blotted.length, importIds: [...new Set(imports)].sort() };
}

async function blotTable(
  tx: Tx,
  { table, key, columns, where, record, isOf = () => sql`false` }: Written,
  about: Concerned & { blotter: Blotter },
): Promise<Row[]> {
  const names = Object.keys(columns);
  const list = (all: readonly string[]) =>
    sql.join(
      all.map((name) => sql.identifier(name)),
      sql`, `,
    );
  const { rows } = await tx.execute<Row>(
    sql`select ${list([...key, ...names])}, ${record === "beside" ? beside : sql`null`} as beside,
      ${isOf(about.companyIds)} as theirs, ${isOf(about.firmIds)} as firms
      from ${sql.identifier(table)} t where ${where(about)} order by ${list(key)}`,
  );
  const said: Row[] = [];
  for (const row of rows) {
    const changed = changesOf(row, { columns, record, blotter: about.blotter });
    if (changed.length === 0) continue;
    said.push(Object.fromEntries(key.map((name) => [name, row[name]])));
    const sets = changed.map(([name, value]) => sql`${sql.identifier(name)} = ${asStored(value, columns[name])}`);
    const these = key.map((name) => sql`${sql.identifier(name)} = ${row[name]}`);
    await tx.execute(
      sql`update ${sql.identifier(table)} set ${sql.join(sets, sql`, `)} where ${sql.join(these, sql` and `)}`,
    );
  }
  return said;
}

/** The row of the file that a word was written over, or came with. */
const beside = sql`(select to_jsonb(r.cells) from import_rows r where r.import_id = t.import_id and r.line = t.line)`;

type How = Pick<Written, "columns" | "record"> & { blotter: Blotter };

function changesOf(row: Row, { columns, record, blotter }: How): [string, unknown][] {
  const says = saysOf(row, { columns, record, blotter });
  return Object.entries(columns).flatMap(([name, kind]): [string, unknown][] => {
    const before = row[name];
    const after = blotValue(before, mayOf(kind), blotter, says);
    return after === before ? [] : [[name, after]];
  });
}

/** A record that names nobody else but the company may hold their last name as a street: there they must be named whole. */
function saysOf(row: Row, { columns, record, blotter }: How): Says | undefined {
  if (record === null) return undefined;
  if (record === "facts") return { name: null, place: true };
  const own = Object.entries(columns).flatMap(([name, kind]) => textsIn(row[name], mayOf(kind)));
  const all = [...own, ...textsIn(row.beside, mayOf("text[]"))];
  return blotter.says(all, { isTheirs: row.theirs === true, isFirms: row.firms === true });
}

const mayOf = (kind: Written["columns"][string]): May =>
  kind === "text" ? "words" : kind === "text[]" ? { all: "words" } : kind;

function asStored(value: unknown, kind: Written["columns"][string] | undefined): SQL {
  if (kind === "text") return sql`${value}`;
  return kind === "text[]" ? sql`${sql.param(value)}::text[]` : sql`${JSON.stringify(value)}::jsonb`;
}

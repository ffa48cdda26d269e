import type pg from "pg";

const head = "Lead ID,Company,Contact,Phone,Email,Website,City,Postcode,Do not call,Notes,Status,Contract end";

/** Rows of one client's export, as it was and as later ones repeat it. */
export const harrowRow =
  "SF-1,Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,harrow-pike.co.uk,Leeds,LS1 4AP,,Asked for a quote,Lost,2026-12-01";
export const corbridgeRow =
  "SF-2,Corbridge Print Ltd,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,corbridge-print.co.uk,York,YO1 7HH,,,Lost,";
export const oakfieldRow = "SF-3,Oakfield Dairies Ltd,Ann Li,0161 496 0177,,,Hull,HU1 1AA,yes,,,";

export const exportLines = (...rows: string[]): string[] => [head, ...rows, ""];
export const exportFile = (...rows: string[]): Buffer => Buffer.from(exportLines(...rows).join("\r\n"));

/** How many rows each of these tables holds. */
export async function holdings(pool: pg.Pool, tables: readonly string[]): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ");
  return (await pool.query(`select ${counts}`)).rows[0];
}

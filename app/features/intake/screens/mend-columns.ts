import { type Place, placeOf, type ReadColumn, type RowView } from "../row-view.ts";

/** A column of the file as the grid shows it; beyond the header's, the cells that are too many. */
export type GridColumn = { column: number; header: string; place: Place | null };

/** More columns than these no one scrolls through; the others can be mended in a spreadsheet. */
const MOST = 60;
const order: (Place | null)[] = ["company", "person", "phone", "email"];

/** What one needs to know whose row it is comes first, then the rest of the file in its own order. */
export function gridColumns(columns: readonly ReadColumn[], rows: readonly RowView[]): GridColumn[] {
  const widest = rows.reduce((most, { mend }) => Math.max(most, mend?.cells.length ?? 0), columns.length);
  const own = columns.map(({ header, field }, column) => ({ column, header, place: placeOf(field) }));
  const extra = Array.from({ length: widest - columns.length }, (_, n) => ({
    column: columns.length + n,
    header: `Extra cell ${n + 1}`,
    place: null,
  }));
  const agreed = order.slice(0, 4).flatMap((place) => own.filter((other) => other.place === place));
  return [...agreed, ...extra, ...own.filter(({ place }) => place === null)].slice(0, MOST);
}

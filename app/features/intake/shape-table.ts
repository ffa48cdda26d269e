import type { TableRecord } from "./read-table.ts";
import type { Scanned } from "./scan-records.ts";

/** More sentences than this help nobody; the rows themselves still say what is wrong with them. */
const mostWarnings = 50;

/**
 * Records under named columns, all equally wide. Columns without name and content fall away; records that do not fit say
 * so. Where the width is known, as in a sheet, every record fits.
 */
export function shapeTable(
  scanned: Scanned[],
  headerAt: number | null,
  warnings: string[],
  known?: number,
): { headers: string[]; records: TableRecord[] } {
  const header = headerAt === null ? null : scanned[headerAt];
  const data = headerAt === null ? scanned : scanned.slice(headerAt + 1);
  const written = header ? header.cells.map(foldHeader) : [];
  const width = known ?? (header ? written.length : commonWidth(data));
  const names = Array.from({ length: width }, (_, column) => written[column] ?? "");
  const kept = [...names.keys()].filter(
    (column) => names[column] !== "" || data.some((record) => isFilled(record.cells[column])),
  );
  const whole = kept.length === width;
  const repeats = (cells: string[]): boolean =>
    header !== null && cells.length > 1 && cells.every((cell, column) => foldHeader(cell) === names[column]);
  const records = data.map(({ cells, physicalLine, fault }, at): TableRecord => {
    const extra = cells.slice(width).some(isFilled);
    const counted = `Line ${physicalLine} has ${cells.length} cells where the ${header ? "header" : "table"} has ${width}.`;
    // Quotes that went wrong are forgiven where the cells still add up; too many cells mean that some stand in wrong columns.
    const broken = extra
      ? [fault, counted].filter(Boolean).join(" ")
      : fault && cells.length < width
        ? `${fault} ${counted}`
        : null;
    if ((broken ?? fault) && warnings.length < mostWarnings) warnings.push(broken ?? fault ?? "");
    const fitted = whole && cells.length === width ? cells : kept.map((column) => cells[column] ?? "");
    return {
      line: at + 1,
      physicalLine,
      cells: extra ? [...fitted, ...cells.slice(width)] : fitted,
      fault: broken,
      ...(repeats(cells) ? { repeatsHeader: true } : {}),
    };
  });
  if (!header)
    warnings.push("The first line already holds data, so the columns have no names. Say what each column is.");
  if (records.length === 0) warnings.push("The file has a header but no rows under it.");
  return { headers: kept.map((column) => names[column] || `Column ${column + 1}`), records };
}

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== "";

const foldHeader = (cell: string): string =>
  cell
    .replace(/[\s\u00A0\u200B\uFEFF]+/g, " ")
    .trim()
    .replace(/^="(.*)"$/, "$1");

function commonWidth(records: Scanned[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

import { type Look, rowSettings } from "./look.ts";
import { rowCleanser } from "./row-cleanser.ts";
import type { RowReading } from "./row-offers.ts";
import type { Settings } from "./settings.ts";

/** How the rows of a file are read that is looked at. */
export const readingOfLook = ({ table, columns, settings, inspection }: Look): RowReading => ({
  columns,
  width: table.headers.length,
  delimiter: table.delimiter,
  clean: rowCleanser(rowSettings(columns, settings, new Map()), inspection.dateOrders),
});

/** How the rows of a file were read when it was committed; no file is needed for it. */
export function readingAsCommitted(settings: Settings): RowReading {
  const read = settings.read;
  const columns = (read?.columns ?? []).map((column, index) => ({ ...column, index, confidence: 1, reason: "" }));
  return {
    columns,
    width: columns.length,
    delimiter: read?.delimiter ?? "",
    clean: rowCleanser(rowSettings(columns, settings, new Map()), dateOrdersAsCommitted(settings)),
  };
}

export const dateOrdersAsCommitted = ({ read }: Settings) =>
  new Map(Object.entries(read?.dateOrders ?? {}).map(([column, order]) => [Number(column), order]));

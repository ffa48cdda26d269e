import type { Table } from "#app/features/intake/read-table.ts";

/** A table of these columns without a row. */
export const headed = (...headers: string[]): Table => ({
  encoding: "utf-8",
  delimiter: ",",
  headerLine: 1,
  sheet: null,
  headers,
  records: [],
  warnings: [],
});

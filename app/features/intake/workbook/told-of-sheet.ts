import type { SheetEnd } from "./sheet-rows.ts";

/** What a person should know of how a sheet was read. */
export function toldOfSheet({ hiddenRows, hiddenColumns, cutColumns, uncalculated, tooLong }: SheetEnd): string[] {
  const warnings: string[] = [];
  if (hiddenRows > 0)
    warnings.push(
      `${hiddenRows} ${hiddenRows === 1 ? "row is" : "rows are"} hidden in the workbook, by a filter or by hand; they are read like the others.`,
    );
  if (hiddenColumns.length === 1)
    warnings.push(`Column ${hiddenColumns[0]} is hidden in the workbook; it is read like the others.`);
  if (hiddenColumns.length > 1)
    warnings.push(`Columns ${hiddenColumns.join(", ")} are hidden in the workbook; they are read like the others.`);
  if (cutColumns) warnings.push("What stands to the right of column AMJ is left out.");
  if (uncalculated.count > 0)
    warnings.push(
      uncalculated.count === 1
        ? `The formula in ${uncalculated.first} was saved without its value, so the cell is empty. Open the workbook in Excel, save it and upload it again.`
        : `${uncalculated.count} formulas, the first in ${uncalculated.first}, were saved without their values, so these cells are empty. Open the workbook in Excel, save it and upload it again.`,
    );
  if (tooLong.count > 0)
    warnings.push(
      tooLong.count === 1
        ? `The number in ${tooLong.first} is longer than the 15 digits a spreadsheet keeps; its last digits may be lost.`
        : `${tooLong.count} numbers, the first in ${tooLong.first}, are longer than the 15 digits a spreadsheet keeps; their last digits may be lost.`,
    );
  return warnings;
}

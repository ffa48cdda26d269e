import type { Sheet } from "../grid.ts";

const another = "Open it in Excel, save it again as XLSX or CSV and upload that.";

export const sentences = {
  cutOff: "The workbook is damaged: its end is missing, so it was not sent or saved whole. Send it again.",
  damaged: `The workbook is damaged and cannot be opened. ${another}`,
  locked: "The workbook is protected by a password. Save it without one and upload that.",
  tooMuch: "The workbook holds more than can be read at once. Save the sheet with the list as CSV and upload that.",
  bomb: "The workbook would unpack to many times what a list can be, so it was not opened. Save the list as CSV and upload that.",
  tooSlow: "The workbook took too long to read and was put aside. Save the sheet with the list as CSV and upload that.",
  binary: "This is a binary workbook (XLSB). Save it as XLSX or CSV and upload that.",
  openDocument: "This is an OpenDocument spreadsheet (ODS). Save it as XLSX or CSV and upload that.",
  numbers: "This is an Apple Numbers document. Export it as XLSX or CSV and upload that.",
  otherDocument:
    "This is a text document or a presentation, not a table. Save the list as XLSX or CSV and upload that.",
  archive: "This is a zip archive, not a table. Unpack it and upload the list inside.",
  empty: "The workbook holds no rows, only empty sheets. Export the list again and upload it.",
};

/** A workbook that cannot be read, thrown from wherever it was noticed and told as one sentence where reading began. */
export class Refusal extends Error {
  readonly sheets: Sheet[] | undefined;
  constructor(sentence: string, sheets?: Sheet[]) {
    super(sentence);
    this.sheets = sheets;
  }
}

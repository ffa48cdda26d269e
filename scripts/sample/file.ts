import iconv from "iconv-lite";
import { headers } from "./columns.ts";
import type { Row } from "./record.ts";

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** What somebody typed above the table before they sent it. */
const preamble = ["CALDER OLD LEADS", "exported 2/11, ask Sam", ""];

/** The file as a British spreadsheet saves it: Windows-1252, CRLF, every line as wide as the table. */
export function fileOf(rows: readonly Row[]): Buffer {
  const padding = headers.slice(1).map(() => "");
  const text = [
    ...preamble.map((words) => line([words, ...padding])),
    line(headers),
    ...rows.map((row) => line(headers.map((header) => row.cells[header]))),
  ].join("");
  const bytes = iconv.encode(text, "windows-1252");
  if (iconv.decode(bytes, "windows-1252") !== text) throw new Error("a letter that Windows-1252 does not have");
  return bytes;
}

import { refuseBySignature } from "./file-signatures.ts";
import { isZip } from "./grid.ts";
import { refuseByForm } from "./text-forms.ts";

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
const csvInstead = "Open it where it came from, save it as CSV and upload that.";
const oldExcel = "This is an old Excel workbook (XLS). Save it as XLSX or CSV and upload that.";

/** What the first bytes say the file is, if it is no table: a sentence that says so and what to do. */
export function refuseByBytes(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return "The file is empty. Export the list again and upload it.";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (head.startsWith("%PDF")) return `This is a PDF, not a table. ${csvInstead}`;
  if (isZip(bytes))
    return "This is a zip archive or a workbook, not a text file. Save the list as CSV and upload that.";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuseCompound(bytes);
  if (startsWith(bytes, 0x09, 0x08) || startsWith(bytes, 0x09, 0x04) || startsWith(bytes, 0x09, 0x02)) return oldExcel;
  if (startsWith(bytes, 0x1f, 0x8b)) return "This is a compressed file (gzip). Unpack it and upload the list inside.";
  if (head.startsWith("{\\rtf")) return `This is a text document (RTF), not a table. ${csvInstead}`;
  if (head.startsWith("\x89PNG") || head.startsWith("GIF8") || startsWith(bytes, 0xff, 0xd8, 0xff))
    return "This is a picture, not a table. Ask for the list itself, as CSV.";
  return refuseBySignature(bytes);
}

/** Old office files and locked new ones share an outside; the names inside it, in UTF-16, tell which it is. */
function refuseCompound(bytes: Uint8Array): string {
  const inside = new TextDecoder("latin1").decode(bytes).replaceAll("\0", "");
  if (inside.includes("EncryptedPackage"))
    return "This Excel workbook is protected by a password. Save it without one and upload that.";
  if (inside.includes("WordDocument")) return `This is a Word document, not a table. ${csvInstead}`;
  if (inside.includes("Workbook") || inside.includes("Book")) return oldExcel;
  return "This is an old Excel workbook (XLS), or one protected by a password. Save it as XLSX or CSV without a password and upload that.";
}

/** The same for files that are text, but not a table's text. */
export function refuseByText(text: string): string | null {
  const start = text.slice(0, 4000).trimStart();
  if (text.trim() === "") return "The file is empty. Export the list again and upload it.";
  if (/^BEGIN:VCARD/i.test(start))
    return "These are contact cards (vCard), not a table. Export the contacts as CSV and upload that.";
  if (/^BEGIN:VCALENDAR/i.test(start)) return `This is a calendar, not a table. ${csvInstead}`;
  if (/^<(!doctype|html|head|body|table)/i.test(start))
    return `This is a web page (HTML), whatever its name says, not a table. ${csvInstead}`;
  if (/^<\?xml[\s\S]*(progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/i.test(start))
    return "This is an Excel workbook of 2003 written as XML. Save it as XLSX or CSV and upload that.";
  if (/^<\?xml/i.test(start)) return `This is XML, not a CSV file. ${csvInstead}`;
  const form = refuseByForm(start);
  if (form) return form;
  if (looksLikeJson(start)) return `This is JSON, not a CSV file. ${csvInstead}`;
  const sample = text.slice(0, 65_536);
  // Two control codes delimit cells in exports of big databases.
  const binary =
    sample
      .replaceAll("\u0001", "")
      .replaceAll("\u001F", "")
      .match(/[^\P{Cc}\t\n\r\f\v\u0085]/gu)?.length ?? 0;
  if (binary > sample.length * 0.02 + 4) return "This is not text. Save the list as CSV (UTF-8) and upload that.";
  return null;
}

function looksLikeJson(start: string): boolean {
  return (
    /^\[\s*[[{]/.test(start) ||
    /^\{\s*"[^"]*"\s*:/.test(start) ||
    /^\[\s*\]\s*$/.test(start) ||
    /^\{\s*\}\s*$/.test(start)
  );
}

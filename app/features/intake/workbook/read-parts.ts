import { storable } from "#app/kit/storable.ts";
import { type CellRange, cellRange } from "./cell-references.ts";
import { type NumberFormat, numberFormat } from "./number-formats.ts";
import { attribute, plainText, readXml } from "./read-xml.ts";
import { Refusal, sentences } from "./refusal.ts";

type Pieces = AsyncIterable<Uint8Array>;

/** What the relations of a part point to, by their id. */
export async function readRelations(pieces: Pieces): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  await readXml(pieces, {
    open: (name, { Id, Type, Target }) => {
      if (name === "Relationship" && Id && Type && Target)
        found.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target: Target });
    },
  });
  return found;
}

/** The sheets in their order, and from which year the workbook counts its days. */
export async function readWorkbookPart(
  pieces: Pieces,
): Promise<{ sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean }> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  await readXml(pieces, {
    open: (tag, attributes) => {
      if (tag === "workbookPr") from1904 = /^(1|true|on)$/i.test(attributes.date1904 ?? "");
      if (tag !== "sheet") return;
      const hidden = (attributes.state ?? "visible") !== "visible";
      sheets.push({
        name: storable(plainText(attributes.name ?? "")),
        hidden,
        relation: attribute(attributes, "id") ?? "",
      });
    },
  });
  return { sheets, from1904 };
}

/** Where a table's row of totals stands, and over which columns; null where it has none. */
export async function readTotals(pieces: Pieces): Promise<CellRange | null> {
  let totals: CellRange | null = null;
  await readXml(pieces, {
    open: (name, { ref, totalsRowCount }) => {
      const cells = name === "table" && Number(totalsRowCount) > 0 ? cellRange(ref ?? "") : null;
      if (cells) totals = { ...cells, from: cells.to - Number(totalsRowCount) + 1 };
    },
  });
  return totals;
}

/** What the cells of a workbook bear as their style, by its number. */
export async function readStyles(pieces: Pieces): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let within = false;
  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") within = true;
      if (within && name === "xf") {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") within = false;
    },
  });
  return formats;
}

const mostCharacters = 128 * 1024 * 1024;

/** The texts that cells refer to by number; of rich text the letters, of annotated text not how it is pronounced. */
export async function readStrings(pieces: Pieces): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let aside = false;
  let size = 0;
  await readXml(pieces, {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") aside = true;
      if (name === "t") inText = !aside;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") aside = false;
      if (name !== "si") return;
      size += text.length;
      if (size > mostCharacters) throw new Refusal(sentences.tooMuch);
      strings.push(plainText(text));
    },
  });
  return strings;
}

import type { Sheet } from "../grid.ts";
import type { CellRange } from "./cell-references.ts";
import type { Book } from "./cell-text.ts";
import { judgeSheet, sampleRows } from "./choose-sheet.ts";
import { contents } from "./part-contents.server.ts";
import { readRelations, readStrings, readStyles, readTotals, readWorkbookPart } from "./read-parts.ts";
import { Refusal, sentences } from "./refusal.ts";
import { readSheet, type SheetEnd, type SheetRow } from "./sheet-rows.ts";
import { toldOfSheet } from "./told-of-sheet.ts";
import { type Entry, readDirectory } from "./zip-directory.ts";

export type Opened = { sheet: string; sheets: Sheet[]; warnings: string[]; merged: SheetEnd["merged"] };

type Out = { row: (row: SheetRow) => void; flush: () => Promise<void> };
type SheetPart = Sheet & { entry: Entry; path: string };
type Archive = { bytes: Uint8Array; parts: Map<string, Entry> };

const mostCells = 20_000_000;
const mostCharacters = 256 * 1024 * 1024;
/** So many sheets are looked into to find the list; nobody's list is behind them. */
const mostSheets = 60;

/** Finds the sheet with the list, or takes the one asked for, and hands its rows out one by one. */
export async function openWorkbook(bytes: Uint8Array, wanted: string | null, out: Out): Promise<Opened> {
  const archive = { bytes, parts: readDirectory(bytes) };
  const { sheets, book } = await readBook(archive);
  const named = sheets.map(({ name, hidden }) => ({ name, hidden }));
  const { chosen, warnings } = await choose(archive, sheets, book, wanted);
  const totals = await totalsOf(archive, chosen.path);
  let cells = 0;
  let characters = 0;
  const end = await readSheet(
    contents(bytes, chosen.entry),
    book,
    (row) => {
      if (totals.some((range) => isWithin(row, range))) {
        warnings.push(`Row ${row.row} is the table's row of totals and is left out.`);
        return true;
      }
      cells += row.cells.length;
      for (const cell of row.cells) characters += cell.length;
      if (cells > mostCells || characters > mostCharacters) throw new Refusal(sentences.tooMuch, named);
      out.row(row);
      return true;
    },
    out.flush,
  );
  if (cells === 0)
    throw new Refusal(`The sheet “${chosen.name}” holds no rows. Choose another one, or save it again.`, named);
  return { sheet: chosen.name, sheets: named, warnings: [...warnings, ...toldOfSheet(end)], merged: end.merged };
}

async function readBook(archive: Archive): Promise<{ sheets: SheetPart[]; book: Book }> {
  const path = await workbookPath(archive);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = await related(archive, path);
  const { sheets, from1904 } = await readWorkbookPart(contents(archive.bytes, part(archive, path)));
  const one = (type: string): Entry | undefined => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : archive.parts.get(resolved(folder, target));
  };
  const styles = one("styles");
  const strings = one("sharedStrings");
  const found = sheets.flatMap(({ name, hidden, relation }) => {
    const to = relations.get(relation);
    const path = to?.type === "worksheet" ? resolved(folder, to.target) : "";
    const entry = partAt(archive, path);
    return entry ? [{ name, hidden, entry, path: entry.name.toLowerCase() }] : [];
  });
  const book = {
    from1904,
    formats: styles ? await readStyles(contents(archive.bytes, styles)) : [],
    strings: strings ? await readStrings(contents(archive.bytes, strings)) : [],
  };
  return { sheets: found, book };
}

async function workbookPath(archive: Archive): Promise<string> {
  const has = (...names: string[]): boolean => names.some((name) => archive.parts.has(name));
  if (has("xl/workbook.bin")) throw new Refusal(sentences.binary);
  if (has("content.xml")) throw new Refusal(sentences.openDocument);
  if (has("index/document.iwa", "index.zip")) throw new Refusal(sentences.numbers);
  if (has("word/document.xml", "ppt/presentation.xml")) throw new Refusal(sentences.otherDocument);
  if (!has("[content_types].xml", "_rels/.rels", "xl/workbook.xml")) throw new Refusal(sentences.archive);
  const roots = [...(await related(archive, "")).values()];
  const target = roots.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  return resolved("", target);
}

async function related(archive: Archive, path: string) {
  const at = path.lastIndexOf("/") + 1;
  const entry = archive.parts.get(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`);
  return entry ? readRelations(contents(archive.bytes, entry)) : new Map<string, { type: string; target: string }>();
}

function part({ parts }: Archive, path: string): Entry {
  const entry = parts.get(path);
  if (!entry) throw new Refusal(sentences.damaged);
  return entry;
}

async function totalsOf(archive: Archive, path: string): Promise<CellRange[]> {
  const found: CellRange[] = [];
  for (const { type, target } of (await related(archive, path)).values()) {
    const entry = type === "table" ? partAt(archive, resolved(path.replace(/[^/]*$/, ""), target)) : undefined;
    const totals = entry ? await readTotals(contents(archive.bytes, entry)) : null;
    if (totals) found.push(totals);
  }
  return found;
}

/** A row of which something stands outside a range is more than that range's own row. */
const isWithin = ({ row, cells }: SheetRow, { from, to, column, lastColumn }: CellRange): boolean =>
  row >= from && row <= to && cells.every((cell, at) => cell.trim() === "" || (at >= column && at <= lastColumn));

/** A target is an address, in which a space may be written as %20. */
function partAt({ parts }: Archive, path: string): Entry | undefined {
  return parts.get(path) ?? (path.includes("%20") ? parts.get(path.replaceAll("%20", " ")) : undefined);
}

/** A target as a name in the directory; it stays a name, whatever dots it has: nothing is ever written to a disk. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).toLowerCase().split(/[/\\]/)) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

async function choose(archive: Archive, sheets: SheetPart[], book: Book, wanted: string | null) {
  const named = sheets.map(({ name, hidden }) => ({ name, hidden }));
  if (wanted !== null) {
    const chosen = sheets.find(({ name }) => name === wanted);
    if (!chosen) throw new Refusal(`The workbook has no sheet “${wanted}”. It has ${list(sheets)}.`, named);
    return { chosen, warnings: chosen.hidden ? [`The sheet “${wanted}” is hidden in the workbook.`] : [] };
  }
  const scored: { sheet: SheetPart; score: number; list: boolean }[] = [];
  for (const sheet of sheets.slice(0, mostSheets)) {
    const rows: SheetRow[] = [];
    await readSheet(contents(archive.bytes, sheet.entry), book, (row) => rows.push(row) < sampleRows);
    scored.push({ sheet, ...judgeSheet(rows) });
  }
  const visible = scored.filter(({ sheet, score }) => !sheet.hidden && score > 0);
  const [first, ...rest] = visible.sort((a, b) => b.score - a.score);
  if (!first) {
    const hidden = scored.filter(({ score }) => score > 0).map(({ sheet }) => sheet);
    if (hidden.length === 0) throw new Refusal(sentences.empty);
    throw new Refusal(`Only hidden sheets of the workbook hold rows: ${list(hidden)}. Choose one of them.`, named);
  }
  const others = rest.filter((other) => other.list).map(({ sheet }) => sheet);
  const warnings =
    others.length === 0
      ? []
      : [
          `Only the sheet “${first.sheet.name}” is read. ${list(others)} ${others.length === 1 ? "holds a list" : "hold lists"} too: save each as a file of its own to take it in as well.`,
        ];
  return { chosen: first.sheet, warnings };
}

const list = (sheets: Sheet[]): string => sheets.map(({ name }) => `“${name}”`).join(", ");

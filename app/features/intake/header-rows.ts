import { looksLikeData } from "./find-header.ts";
import { headerWords, plainHeader } from "./header-names.ts";
import type { Scanned } from "./scan-records.ts";

const filled = (cells: string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
const wordShare = (cells: string[]): number => cells.filter((cell) => headerWords(cell).known).length / cells.length;

/** What stands under column names to explain them to a machine or to whoever fills the list in. */
const describes =
  /^(required|optional|mandatory|text|string|number|numeric|integer|int|date|datetime|timestamp|boolean|bool|phone|email|url|free text|picklist|lookup|(var)?char ?\(\d+\)|string ?\(\d+\)|\{"ImportId".*\}|(max(imum)?\.? )?\d+ char(acter)?s?|e\.?g\.? .*|pflichtfeld|obligatoire|obligatorio|yyyy-mm-dd|dd\/mm\/yyyy|mm\/dd\/yyyy)\*?$/i;

/** The names once more as a machine spells them, or a word on each column: nobody's row. */
function isDescription(above: Scanned | undefined, row: Scanned | undefined): boolean {
  if (!above || !row) return false;
  const cells = filled(row.cells);
  if (cells.length < 2 || filled(above.cells).length < 2) return false;
  if (cells.every((cell) => describes.test(cell))) return true;
  const plain = (cell = "") => plainHeader(cell).replaceAll(" ", "");
  const same = row.cells.filter((cell, at) => cell.trim() !== "" && plain(cell) === plain(above.cells[at])).length;
  const exact = row.cells.every((cell, at) => cell === above.cells[at]);
  // A header that stands twice to the letter is two exports put together, and told as that.
  return same === cells.length && !exact;
}

/** Names of groups: over several columns each, so that blank cells follow them, with a name under each of those. */
function isGroupRow(group: Scanned | undefined, names: Scanned | undefined): boolean {
  if (!group || !names) return false;
  const over = filled(group.cells);
  const under = filled(names.cells);
  if (over.length < 2 || under.length <= over.length || over.some(looksLikeData) || under.some(looksLikeData))
    return false;
  if (over.some((cell) => cell.length > 40) || group.physicalLine > names.physicalLine) return false;
  if (under.length < 3 || wordShare(under) < 0.5) return false;
  const named = group.cells.every((cell, at) => cell.trim() === "" || (names.cells[at] ?? "").trim() !== "");
  return named && new Set(over).size === over.length;
}

/** The last line of the header that begins at `first`: names may have a row of groups over them, or one of notes under them. */
export function lastHeaderRow(scanned: Scanned[], first: number): number {
  let last = first;
  if (isGroupRow(scanned[last], scanned[last + 1])) last++;
  const names = scanned[last];
  const known = wordShare(filled(names?.cells ?? [])) >= 0.5;
  while (known && last - first < 5 && isDescription(names, scanned[last + 1])) last++;
  return last;
}

/** The names of the columns, given the last line of the header. A group's name belongs to the blank cells to its right, too. */
export function headerCells(scanned: Scanned[], last: number): string[] {
  const at = namesRow(scanned, last);
  const names = scanned[at]?.cells ?? [];
  const group = scanned[at - 1];
  if (!isGroupRow(group, scanned[at])) return names;
  let over = "";
  return names.map((name, column) => {
    over = (group?.cells[column] ?? "").trim() || over;
    const own = name.trim();
    return own === "" || own.toLowerCase().startsWith(over.toLowerCase()) ? own || over : `${over} ${own}`;
  });
}

/** The row that the descriptions above `last`, and `last` itself, describe. */
function namesRow(scanned: Scanned[], last: number): number {
  for (let at = Math.max(0, last - 5); at < last; at++) {
    const between = scanned.slice(at + 1, last + 1);
    const named = filled(scanned[at]?.cells ?? []);
    if (named.length > 1 && wordShare(named) >= 0.5 && between.every((row) => isDescription(scanned[at], row)))
      return at;
  }
  return last;
}

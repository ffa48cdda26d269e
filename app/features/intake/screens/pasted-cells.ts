/** What a spreadsheet puts on the clipboard, as rows of cells: tabs between cells, quotes around a cell that holds a tab or a line end. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:^|[\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [whole, quoted, plain] of body.matchAll(cell)) {
    if (whole.startsWith("\n")) rows.push([]);
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
  }
  return rows;
}

/** Several cells, and not one with a tab in it. */
export const isManyCells = (text: string): boolean => /\t|\n./.test(text.replace(/\r\n?/g, "\n"));

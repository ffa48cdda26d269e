import type { Table } from "./read-table.ts";
import type { Guess } from "./recognise-columns.ts";

/** Rows that are looked at. */
const LOOKED_AT = 300;

const words = /^\p{L}[\p{L} .'’-]*$/u;
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, "");

/**
 * What a column without a name is beside the others, where its own cells do not tell: the names of people are what their mailboxes are
 * written with, and a town stands between the street and the state.
 */
export function settleNeighbours(guesses: Guess[], { records }: Pick<Table, "records">, unnamed: readonly boolean[]) {
  const rows = records.slice(0, LOOKED_AT).map(({ cells }) => cells.map((cell) => cell.trim()));
  const isOpen = (index: number) =>
    unnamed[index] === true && guesses[index]?.field === "ignore" && isWords(rows, index);
  settlePeople(guesses, rows, isOpen);
  settleTown(guesses, isOpen);
}

type IsOpen = (index: number) => boolean;

function settlePeople(guesses: Guess[], rows: readonly string[][], isOpen: IsOpen): void {
  const mail = guesses.findIndex(({ field }) => field === "email");
  if (mail < 0 || guesses.some(({ field }) => field.startsWith("contact_") && field !== "contact_salutation")) return;
  for (let index = 0; index + 1 < guesses.length; index++) {
    if (!isOpen(index) || !isOpen(index + 1)) continue;
    const asWritten = mailboxShare(rows, { mail, first: index, last: index + 1 });
    const turned = mailboxShare(rows, { mail, first: index + 1, last: index });
    const share = Math.max(asWritten, turned);
    if (share < 0.5) continue;
    const [first, last] = asWritten >= turned ? [index, index + 1] : [index + 1, index];
    const reason = `Of ${Math.round(share * 100)} % of the rows the mailbox is written with these names.`;
    Object.assign(guesses[first] ?? {}, { field: "contact_first_name", confidence: 0.8, reason });
    Object.assign(guesses[last] ?? {}, { field: "contact_last_name", confidence: 0.8, reason });
    return;
  }
}

/** Of how many rows with an address it is “josephine.marsh” or “jmarsh”. */
function mailboxShare(
  rows: readonly string[][],
  { mail, first, last }: { mail: number; first: number; last: number },
): number {
  const written = rows.flatMap((cells) => {
    const mailbox = lettersOf((cells[mail] ?? "").split("@", 1)[0] ?? "");
    const [given, family] = [lettersOf(cells[first] ?? ""), lettersOf(cells[last] ?? "")];
    if (mailbox === "" || given === "" || family === "") return [];
    return mailbox === given + family || mailbox === given.slice(0, 1) + family;
  });
  return written.length < 4 ? 0 : written.filter(Boolean).length / written.length;
}

function settleTown(guesses: Guess[], isOpen: IsOpen): void {
  if (guesses.some(({ field }) => field === "city")) return;
  const town = guesses.findIndex((_, index) => {
    const [before, after] = [guesses[index - 1]?.field, guesses[index + 1]?.field];
    return isOpen(index) && before?.startsWith("address_") && (after === "region" || after === "postcode");
  });
  const reason = "The cells are words between a street and a state or postcode.";
  if (town >= 0) Object.assign(guesses[town] ?? {}, { field: "city", confidence: 0.8, reason });
}

function isWords(rows: readonly string[][], index: number): boolean {
  const cells = rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  return cells.length >= 4 && cells.filter((cell) => words.test(cell)).length > cells.length * 0.9;
}

import { markDifferences, type Stretch } from "./mark-differences.ts";

/** A company as the reviewer sees it: everything that stands at it by now. */
export type ShownRecord = {
  companyId: string;
  name: string;
  people: string[];
  phones: string[];
  emails: string[];
  address: string | null;
  postcode: string | null;
  website: string | null;
  companyNumber: string | null;
  oldStatus: string | null;
  lastContact: string | null;
  note: string | null;
};

/** A line of the table: one field of every record. What does not count is told in grey and compared with nothing. */
export type ComparedLine = { label: string; counts: boolean; cells: (Stretch[] | null)[] };

const MOST = 4;
const nth = ["", "Second ", "Third ", "Fourth "];

/** Records as columns, fields as lines, each compared with the first record. Lines on which nobody says anything are left out. */
export function compareRecords(records: readonly ShownRecord[]): ComparedLine[] {
  const one = (label: string, field: (record: ShownRecord) => string | null) => line(label, records.map(field), true);
  const many = (label: string, field: (record: ShownRecord) => string[]) => {
    const columns = records.map((record) => aligned(field(records[0] ?? record), field(record)));
    const longest = Math.min(MOST, Math.max(0, ...columns.map((column) => column.length)));
    return Array.from({ length: longest }, (_, at) =>
      line(
        at === 0 ? label : `${nth[at]}${label.toLowerCase()}`,
        columns.map((column) => column[at] ?? null),
        true,
      ),
    );
  };
  const grey = (label: string, field: (record: ShownRecord) => string | null) => line(label, records.map(field), false);
  return [
    one("Company", ({ name }) => name),
    ...many("Person", ({ people }) => people),
    ...many("Phone", ({ phones }) => phones),
    ...many("Email", ({ emails }) => emails),
    one("Address", ({ address }) => address),
    one("Postcode", ({ postcode }) => postcode),
    one("Website", ({ website }) => website),
    one("Company number", ({ companyNumber }) => companyNumber),
    grey("Old status", ({ oldStatus }) => oldStatus),
    grey("Last contact", ({ lastContact }) => lastContact),
    grey("Note", ({ note }) => note),
  ].filter(({ cells }) => cells.some((cell) => cell !== null));
}

function line(label: string, texts: (string | null)[], counts: boolean): ComparedLine {
  const [first = null] = texts;
  const cells = texts.map((text, column) => {
    if (!text) return null;
    const plain: Stretch[] = [{ text, kind: "same" }];
    return counts && column > 0 ? markDifferences(first ?? "", text) : plain;
  });
  return { label, counts, cells };
}

/** Equal values stand on the line where the first record has them; the others take the lines that are left, in their order. */
function aligned(first: readonly string[], own: readonly string[]): (string | null)[] {
  if (first === own) return [...own];
  const places: (string | null)[] = first.map((value) => (own.includes(value) ? value : null));
  for (const value of own) {
    if (first.includes(value)) continue;
    const free = places.indexOf(null);
    if (free < 0) places.push(value);
    else places[free] = value;
  }
  return places;
}

import type { Dice } from "../../sample/dice.ts";
import { type CellKind, hostileCell, hugeCell, kinds } from "./cells.ts";

export type List = {
  /** Null where the list has no header. */
  header: string[][] | null;
  records: string[][];
  /** Where the header stands once more among the records, as in two exports put together. */
  repeatedAt: number | null;
};

const names: Record<CellKind, readonly string[]> = {
  company: ["Company", "Account Name", "Organisation", "Firma"],
  person: ["Contact", "Full Name", "Contact Name"],
  phone: ["Phone", "Telephone", "Business Phone", "Mobile", "Telefon"],
  email: ["Email", "E-mail Address", "Email 2"],
  website: ["Website", "Web"],
  postcode: ["Postcode", "Zip"],
  town: ["City", "Town"],
  date: ["Last contacted", "Created", "Contract end date"],
  permission: ["Do not call", "TPS", "Email opt out"],
  note: ["Notes", "Comments", "Status"],
  number: ["Employees", "Record ID"],
};
const some = Object.keys(kinds).filter((kind) => kind !== "company" && kind !== "phone") as CellKind[];

/** A list of companies with dirt in a share of its cells: from a clean one to one with hardly a sound cell. */
export function listFrom(dice: Dice, { headed }: { headed: boolean }): List {
  const columns: CellKind[] = dice.shuffled(["company", "phone", ...dice.shuffled(some).slice(0, dice.between(1, 6))]);
  const dirt = dice.pick([0, 0.05, 0.2, 0.5]);
  const empty = dice.pick([0, 0.1, 0.3]);
  const records = Array.from({ length: dice.between(1, 24) }, (_, row) =>
    columns.map((kind) => {
      // Of a list without a header the first rows must look like rows, or nobody could tell.
      const told = !headed && row < 5;
      if (!told && dice.chance(dirt)) return hostileCell(dice);
      return !told && dice.chance(empty) ? "" : kinds[kind](dice) || "-";
    }),
  );
  if (dice.chance(0.1)) ragged(dice, records);
  if (dice.chance(0.004)) dice.pick(records)[dice.between(0, columns.length - 1)] = hugeCell(dice);
  if (dice.chance(0.1))
    records.splice(
      dice.between(headed ? 0 : 5, records.length),
      0,
      columns.map(() => ""),
    );
  const header = headed ? headerOf(dice, columns) : null;
  const repeatedAt = header?.length === 1 && dice.chance(0.06) ? dice.between(1, records.length) : null;
  return { header, records, repeatedAt };
}

function ragged(dice: Dice, records: string[][]): void {
  for (const record of records.slice(5)) {
    if (dice.chance(0.3)) record.length = dice.between(1, record.length);
    else if (dice.chance(0.2)) record.push("beyond", dice.pick(["", "the header"]));
  }
}

function headerOf(dice: Dice, columns: readonly CellKind[]): string[][] {
  const named = columns.map((kind) => dice.pick(names[kind]));
  if (dice.chance(0.08)) named[dice.between(0, named.length - 1)] = dice.pick(named);
  if (dice.chance(0.92)) return [named];
  const groups = named.map((_, at) => (at === 0 ? "Company details" : at === 2 ? "Contact details" : ""));
  return [groups, named];
}

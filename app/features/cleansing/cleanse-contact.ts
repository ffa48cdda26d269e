import type { FieldName } from "./fields.ts";
import { cleanFullName, cleanNamePart, joinNames } from "./person.ts";
import type { Cell, CleanRecord } from "./record.ts";
import type { RowCells } from "./row-cells.ts";
import type { Trail } from "./trail.ts";

/** The person of a row, from a cell with the whole name, from cells with its parts, or from both. `named` gives each cell without what does not belong there. */
export function cleanseContact(row: RowCells, trail: Trail, named: (cell: Cell) => Cell): CleanRecord["contact"] {
  const cell = row.get("contact_full_name");
  const clean = cell?.text ? named(cell) : null;
  const whole = clean ? cleanFullName(clean, clean.text, trail) : null;
  const part = (field: FieldName) => {
    const given = row.get(field);
    if (!given || given.text === "") return null;
    const name = named(given);
    return cleanNamePart(name, name.text, trail);
  };
  const names = joinNames(whole, part("contact_first_name"), part("contact_last_name"), part("contact_salutation"));
  return { ...names, jobTitle: row.text("job_title") ?? whole?.post ?? null };
}

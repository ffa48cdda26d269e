import { cutText } from "#app/kit/cut-text.ts";
import type { FieldName } from "./fields.ts";
import type { Cell } from "./record.ts";
import type { Trail } from "./trail.ts";

/** No name, number or address is longer; what is, is somebody's text, and would be searched for numbers for a long time. */
const LONGEST_VALUE = 1_000;
/** What people write in as many words as they like. */
const wordy: ReadonlySet<FieldName> = new Set(["notes", "tags", "status", "lost_reason"]);
const flags: ReadonlySet<FieldName> = new Set(["do_not_call", "email_opt_out"]);

export const isTooLong = ({ field, text }: Cell): boolean => text.length > LONGEST_VALUE && !wordy.has(field);

/** A text in the place of a value: it is kept, as a note. In a column of wishes not to be called it stays the wish it may be. */
export function readAsNote(cell: Cell, trail: Trail): Cell {
  if (flags.has(cell.field)) return { ...cell, text: cutText(cell.text, LONGEST_VALUE) };
  trail.problem(
    "cell-too-long",
    cell.field,
    `The cell holds ${cell.text.length.toLocaleString("en-GB")} characters, too many for one value. It was kept as a note.`,
  );
  return { ...cell, field: "notes" };
}

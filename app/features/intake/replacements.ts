import { z } from "zod";
import { asksNotToBeCalled, readFlag, withoutCallNote } from "#app/features/cleansing/do-not-call.ts";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { storable } from "#app/kit/storable.ts";
import { TooManyDecisions } from "./too-many-decisions.ts";

/** A cell longer than this is a text of its own and no value that others share. */
export const LONGEST_VALUE = 500;
/** So long is the name of an offer at most. */
export const LONGEST_OFFER = 1_200;
/** So many values may be brought together in one file; beyond that, somebody should mend the file. */
const MOST_VALUES = 20_000;

const value = z
  .string()
  .min(1)
  .max(LONGEST_VALUE)
  .refine((text) => storable(text) === text);

export const Replacement = z.object({
  /** Its number in the file. */
  column: z.number().int().nonnegative(),
  from: z.array(value).min(1).max(5_000),
  to: value,
  /** The offer that was accepted, where it came from one. */
  offer: z.string().max(LONGEST_OFFER).optional(),
});
export type Replacement = z.output<typeof Replacement>;

/** The same said again counts once, as the last of them. */
export function withReplacements<S extends { replacements: Replacement[] }>(settings: S, added: Replacement[]): S {
  const told = added.flatMap((replacement) => {
    const from = [...new Set(replacement.from)].filter((value) => value !== replacement.to);
    return from.length > 0 ? [{ ...replacement, from }] : [];
  });
  const again = new Set(told.map(keyOf));
  const replacements = [...settings.replacements.filter((known) => !again.has(keyOf(known))), ...told];
  if (replacements.reduce((sum, { from }) => sum + from.length, 0) > MOST_VALUES) {
    throw new TooManyDecisions(MOST_VALUES, "values were brought together in this file");
  }
  return { ...settings, replacements };
}

/** Takes one back, or all that one offer brought. What is gone already stays gone. */
export function withoutReplacement<S extends { replacements: Replacement[] }>(
  settings: S,
  which: { replacement: Pick<Replacement, "column" | "from" | "to"> } | { offer: string },
): S {
  const gone =
    "offer" in which
      ? ({ offer }: Replacement) => offer === which.offer
      : (known: Replacement) => keyOf(known) === keyOf(which.replacement);
  return { ...settings, replacements: settings.replacements.filter((known) => !gone(known)) };
}

const keyOf = ({ column, from, to }: Pick<Replacement, "column" | "from" | "to">): string =>
  JSON.stringify([column, [...from].sort(), to]);

export type Replacer = (column: number, cell: string) => string;

/** What a cell becomes by what persons brought together, one after the other; the cell itself where nothing is said of it. */
export function replacerOf(
  replacements: readonly Replacement[],
  columns: readonly { index: number; field: FieldName }[],
): Replacer | null {
  const fields = new Map(columns.map(({ index, field }) => [index, field]));
  const becomes: Map<string, string>[] = [];
  for (const column of new Set(replacements.map(({ column }) => column))) {
    const field = fields.get(column);
    if (field === undefined) continue;
    becomes[column] = composed(
      replacements.filter((replacement) => replacement.column === column),
      field,
    );
  }
  if (becomes.length === 0) return null;
  return (column, cell) => (cell === "" ? cell : (becomes[column]?.get(cell.trim()) ?? cell));
}

/** All replacements of a column as one, each seeing what the earlier ones made. */
function composed(replacements: Replacement[], field: FieldName): Map<string, string> {
  const now = new Map<string, string>();
  const held = new Map<string, string[]>();
  const move = (value: string, to: string) => {
    now.set(value, to);
    const others = held.get(to);
    if (others) others.push(value);
    else held.set(to, [value]);
  };
  for (const { from, to } of replacements) {
    const moving = from.flatMap((value) => {
      const there = held.get(value) ?? [];
      held.delete(value);
      return now.has(value) ? there : [...there, value];
    });
    for (const value of moving) move(value, to);
  }
  for (const [value, to] of now) if (staysAsItIs(field, value, to)) now.delete(value);
  return now;
}

/** Nobody writes over a wish not to be called or mailed by tidying a column. */
export const staysAsItIs = (field: FieldName, from: string, to: string): boolean =>
  refusesContact(field, from) && !refusesContact(field, to);

const refusesContact = (field: FieldName, value: string): boolean =>
  asksNotToBeCalled(value) ||
  ((field === "do_not_call" || field === "email_opt_out") && readFlag(value) === "yes") ||
  (field === "company_name" && withoutCallNote(value).doNotCall);

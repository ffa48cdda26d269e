import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { StatusWords } from "#app/features/companies/status-words.ts";
import type { Queryable } from "#db/client.server.ts";
import { type Change, changesOf } from "./changes.ts";
import { zoneOf } from "./commit-context.server.ts";
import { knownStates } from "./known-state.server.ts";
import type { KnownState } from "./known-state.ts";
import type { Column } from "./recognise-columns.ts";
import type { KnownMatch, Settled } from "./settle.ts";

type Asked = {
  clientId: string;
  look: { columns: readonly Pick<Column, "field" | "index">[] };
  settled: Settled;
  matches: readonly KnownMatch[];
  statusWords: StatusWords;
  /** Without it nothing is put in order: for a page that only shows. */
  now: Date | null;
};

/** What a file changes of what we have, asked of the database at this moment. */
export async function whatChanges(
  db: Queryable,
  { clientId, look, settled, matches, statusWords, now }: Asked,
): Promise<{ changes: Change[]; states: Map<string, KnownState> }> {
  const states = await knownStates(db, { clientId, matches });
  const places = new Map<FieldName, number[]>();
  for (const { field, index } of look.columns) places.set(field, [...(places.get(field) ?? []), index]);
  const changes = changesOf(settled, states, {
    statusWords,
    today: now?.toISOString().slice(0, 10) ?? null,
    zoneOf,
    cellsOf: ({ cells }, field) =>
      (places.get(field) ?? []).map((index) => (cells[index] ?? "").trim()).filter((cell) => cell !== ""),
  });
  return { changes, states };
}

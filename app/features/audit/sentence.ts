import { agencySentences } from "./agency-sentences.ts";
import { clientSentences } from "./client-sentences.ts";
import type { EventType } from "./events.ts";
import { type Audience, type Names, type Say, saying, type Told } from "./telling.ts";

export type { Audience, Names, Told } from "./telling.ts";

// Which telling goes with which data is checked where the tables are written; a look-up by name loses it again.
type Table = Record<EventType, ((data: never, say: Say) => string | null) | null>;
const tables: Record<Audience, Table> = {
  agency: agencySentences satisfies Record<EventType, unknown>,
  client: clientSentences satisfies Record<EventType, unknown>,
};

/** An entry of the ledger as a sentence of the timeline; null where it is not this audience's to see. */
export function sentence(entry: Told, names: Names, audience: Audience): string | null {
  const tell = tables[audience][entry.type];
  return tell?.(entry.data as never, saying(names, entry.by, audience)) ?? null;
}

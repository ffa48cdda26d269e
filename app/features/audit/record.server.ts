import type { Queryable } from "#db/client.server.ts";
import { events } from "#db/schema.ts";
import type { EventData, EventType } from "./events.ts";

export type LedgerEntry = {
  [T in EventType]: {
    type: T;
    data: EventData[T];
    clientId?: string | null;
    campaignId?: string | null;
    leadId?: string | null;
    companyId?: string | null;
    importId?: string | null;
    by: string | null;
    at: Date;
  };
}[EventType];

/** Writes to the ledger in the caller's transaction: the change and its entry are kept together or not at all. */
export async function record(tx: Queryable, ...entries: LedgerEntry[]): Promise<void> {
  // PostgreSQL takes at most 65,535 parameters a statement; ten a row.
  for (let from = 0; from < entries.length; from += 5_000) {
    await tx.insert(events).values(entries.slice(from, from + 5_000));
  }
}

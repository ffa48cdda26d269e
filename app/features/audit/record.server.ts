import { insertRows } from "#app/kit/insert-rows.server.ts";
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
  const rows = entries.map(({ type, clientId, campaignId, leadId, companyId, importId, by, at, data }) => ({
    type,
    clientId: clientId ?? null,
    campaignId: campaignId ?? null,
    leadId: leadId ?? null,
    companyId: companyId ?? null,
    importId: importId ?? null,
    by,
    at,
    data,
  }));
  await insertRows(tx, events, rows, { name: "record" });
}

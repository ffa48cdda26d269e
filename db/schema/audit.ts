import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";

/**
 * The ledger: append-only, ids and vocabulary, never personal text, so that it survives an erasure.
 * No foreign keys on purpose: it outlives what it speaks of (an undone import leaves only its record here).
 */
export const events = pgTable(
  "events",
  {
    id: id(),
    type: text().notNull(),
    clientId: uuid(),
    campaignId: uuid(),
    leadId: uuid(),
    companyId: uuid(),
    importId: uuid(),
    /** The user who did it; null: a rule, a clock or the network did. */
    by: uuid(),
    at: instant().notNull(),
    data: jsonb().notNull(),
  },
  (t) => [
    index("events_lead").on(t.leadId, t.at),
    index("events_campaign_type").on(t.campaignId, t.type, t.at),
    index("events_import").on(t.importId),
    index("events_company").on(t.companyId),
  ],
);

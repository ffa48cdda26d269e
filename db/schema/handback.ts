import { sql } from "drizzle-orm";
import { bigint, char, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { declineReasons, handbackStatuses, handbackUpdateKinds } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { leads } from "./companies.ts";
import { attempts } from "./telephony.ts";

/** One lead on its way to the client: through the manager's gate, then theirs to accept, then theirs to report on. */
export const handbacks = pgTable(
  "handbacks",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    leadId: uuid().notNull(),
    /** The evidence: the call on which the client's questions were answered. */
    attemptId: uuid().notNull(),
    status: text({ enum: handbackStatuses }).notNull(),
    qualifiedBy: uuid()
      .notNull()
      .references(() => users.id),
    qualifiedAt: instant().notNull(),
    /** What the manager tells the client about this lead; the client reads it. */
    summary: text(),
    gateBy: uuid().references(() => users.id),
    gateAt: instant(),
    /** Why the manager sent it back to the agent. */
    gateNote: text(),
    acceptBy: instant(),
    /** The fee that was agreed when it was passed, in minor units of the campaign's currency: a later one changes nothing of it. */
    feeMinor: integer(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    declineReason: text({ enum: declineReasons }),
    declineNote: text(),
    endedAt: instant(),
  },
  (t) => [
    unique("handbacks_client_key").on(t.clientId, t.id),
    withinClient(t, t.campaignId, campaigns),
    withinClient(t, t.leadId, leads),
    withinClient(t, t.attemptId, attempts),
    check("handbacks_status", oneOf(t.status, handbackStatuses)),
    check(
      "handbacks_passed_has_clock",
      sql`${t.status} in ('gate', 'refused') or (${t.gateAt} is not null and ${t.acceptBy} is not null)`,
    ),
    check("handbacks_decline_has_reason", sql`(${t.status} = 'declined') = (${t.declineReason} is not null)`),
    check("handbacks_decline_word", oneOf(t.declineReason, declineReasons)),
    /** A lead is on its way to the client once at a time. */
    uniqueIndex("handbacks_one_open").on(t.leadId).where(sql`${t.endedAt} is null`),
    index("handbacks_client_status").on(t.clientId, t.status),
    index("handbacks_lead").on(t.leadId),
  ],
);

/** What the client said became of it, newest last. */
export const handbackUpdates = pgTable(
  "handback_updates",
  {
    id: id(),
    clientId: uuid().notNull(),
    handbackId: uuid().notNull(),
    kind: text({ enum: handbackUpdateKinds }).notNull(),
    valueMinor: bigint({ mode: "number" }),
    currency: char({ length: 3 }),
    note: text(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    withinClient(t, t.handbackId, handbacks),
    check("handback_updates_kind", oneOf(t.kind, handbackUpdateKinds)),
    check(
      "handback_updates_money_whole",
      sql`num_nulls(${t.valueMinor}, ${t.currency}) in (0, 2) and (${t.kind} <> 'won' or ${t.valueMinor} is not null)`,
    ),
    index("handback_updates_handback").on(t.handbackId, t.at),
  ],
);

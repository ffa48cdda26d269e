import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { mailStopReasons, signalEffects, signalKinds } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { clients } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { leads } from "./companies.ts";

/** What a client did not offer when somebody asked for it; shipped, it wakes whoever waited. */
export const offerings = pgTable(
  "offerings",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    name: text().notNull(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
    shippedAt: instant(),
  },
  (t) => [
    unique("offerings_client_key").on(t.clientId, t.id),
    uniqueIndex("offerings_name").on(t.clientId, sql`lower(${t.name})`),
  ],
);

/** The one offering a lead waits for. */
export const awaitedOfferings = pgTable(
  "awaited_offerings",
  {
    leadId: uuid().primaryKey(),
    clientId: uuid().notNull(),
    offeringId: uuid().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    withinClient(t, t.offeringId, offerings),
    index("awaited_offerings_offering").on(t.offeringId),
  ],
);

/** Something happened that wakes many: what it is for us, and what an agent may say of it. */
export const signals = pgTable(
  "signals",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    kind: text({ enum: signalKinds }).notNull(),
    offeringId: uuid(),
    competitor: text(),
    /** For the agent's eyes: why this lead, now. */
    because: text().notNull(),
    /** The reason to call, in the words that are said. */
    opener: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    unique("signals_client_key").on(t.clientId, t.id),
    withinClient(t, t.offeringId, offerings),
    check("signals_kind", oneOf(t.kind, signalKinds)),
    check("signals_about", sql`(${t.kind} = 'offering-shipped') = (${t.offeringId} is not null)`),
    check("signals_whose", sql`(${t.kind} = 'competitor-news') = (${t.competitor} is not null)`),
    /** A thing is shipped once. */
    uniqueIndex("signals_shipped_once").on(t.offeringId).where(sql`${t.offeringId} is not null`),
    index("signals_client").on(t.clientId, t.at),
  ],
);

/** Whom a signal found: each lead once. */
export const leadSignals = pgTable(
  "lead_signals",
  {
    signalId: uuid().notNull(),
    leadId: uuid().notNull(),
    clientId: uuid().notNull(),
    effect: text({ enum: signalEffects }).notNull(),
    /** The day it wakes on, where it was asleep. */
    wakesAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.signalId, t.leadId] }),
    withinClient(t, t.signalId, signals),
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    check("lead_signals_effect", oneOf(t.effect, signalEffects)),
    check("lead_signals_woken_dated", sql`(${t.effect} = 'woken') = (${t.wakesAt} is not null)`),
    index("lead_signals_lead").on(t.leadId),
  ],
);

/** Addresses nothing is written to any more, by anyone in the agency, as keyed hashes: erasing a person keeps them. */
export const mailStops = pgTable(
  "mail_stops",
  {
    addressHash: text().primaryKey(),
    reason: text({ enum: mailStopReasons }).notNull(),
    at: instant().notNull(),
  },
  (t) => [check("mail_stops_reason", oneOf(t.reason, mailStopReasons))],
);

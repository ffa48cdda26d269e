import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  mailStopReasons,
  runEnds,
  signalEffects,
  signalKinds,
  touchKinds,
  touchSkips,
  touchStatuses,
} from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns, clients } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { leads } from "./companies.ts";
import { messages } from "./mail.ts";

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

/** How a campaign keeps in touch with those who sleep, and what it owes them at the least. */
export const touchPlans = pgTable(
  "touch_plans",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    name: text().notNull(),
    /** Begun by itself for each lead of the campaign that goes to sleep. */
    isDefault: boolean().notNull(),
    /** After the last step the first one follows again. */
    repeats: boolean().notNull(),
    leastTouches: smallint().notNull(),
    touchDays: smallint().notNull(),
    leastCalls: smallint().notNull(),
    callDays: smallint().notNull(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    unique("touch_plans_client_key").on(t.clientId, t.id),
    unique("touch_plans_name").on(t.campaignId, t.name),
    withinClient(t, t.campaignId, campaigns),
    uniqueIndex("touch_plans_one_default").on(t.campaignId).where(sql`${t.isDefault}`),
    check("touch_plans_periods", sql`${t.touchDays} between 1 and 730 and ${t.callDays} between 1 and 730`),
    check("touch_plans_minima", sql`${t.leastTouches} between 0 and 100 and ${t.leastCalls} between 0 and 100`),
  ],
);

export const touchSteps = pgTable(
  "touch_steps",
  {
    clientId: uuid().notNull(),
    planId: uuid().notNull(),
    position: smallint().notNull(),
    kind: text({ enum: touchKinds }).notNull(),
    /** Days since the touch before, or since the lead fell asleep. */
    afterDays: smallint().notNull(),
    /** What is written, with fields to be filled in; a call has none, the desk brings its own words. */
    subject: text(),
    body: text(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.position] }),
    withinClient(t, t.planId, touchPlans).onDelete("cascade"),
    check("touch_steps_kind", oneOf(t.kind, touchKinds)),
    check("touch_steps_days", sql`${t.afterDays} between 1 and 730`),
    check(
      "touch_steps_written",
      sql`(${t.kind} not in ('email', 'letter') or ${t.body} is not null) and (${t.kind} <> 'email' or ${t.subject} is not null)`,
    ),
  ],
);

/** A lead on a plan. One at a time. */
export const touchRuns = pgTable(
  "touch_runs",
  {
    id: id(),
    clientId: uuid().notNull(),
    leadId: uuid().notNull(),
    planId: uuid().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    endReason: text({ enum: runEnds }),
  },
  (t) => [
    unique("touch_runs_client_key").on(t.clientId, t.id),
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    withinClient(t, t.planId, touchPlans),
    check("touch_runs_end", oneOf(t.endReason, runEnds)),
    check("touch_runs_ended", sql`(${t.endedAt} is null) = (${t.endReason} is null)`),
    uniqueIndex("touch_runs_one_open").on(t.leadId).where(sql`${t.endedAt} is null`),
    index("touch_runs_lead").on(t.leadId, t.startedAt),
    index("touch_runs_plan").on(t.planId),
  ],
);

/** One touch of a run: always dated, done at most once. */
export const touches = pgTable(
  "touches",
  {
    id: id(),
    clientId: uuid().notNull(),
    runId: uuid().notNull(),
    leadId: uuid().notNull(),
    /** Counts on from one, also where the plan begins again. */
    turn: smallint().notNull(),
    kind: text({ enum: touchKinds }).notNull(),
    status: text({ enum: touchStatuses }).notNull(),
    dueAt: instant().notNull(),
    settledAt: instant(),
    settledBy: uuid().references(() => users.id),
    skipped: text({ enum: touchSkips }),
    messageId: uuid(),
  },
  (t) => [
    unique("touches_once").on(t.runId, t.turn),
    unique("touches_message").on(t.messageId),
    withinClient(t, t.runId, touchRuns).onDelete("cascade"),
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    withinClient(t, t.messageId, messages),
    check("touches_kind", oneOf(t.kind, touchKinds)),
    check("touches_status", oneOf(t.status, touchStatuses)),
    check("touches_settled", sql`(${t.status} = 'planned') = (${t.settledAt} is null)`),
    check("touches_skip", oneOf(t.skipped, touchSkips)),
    check("touches_skipped", sql`(${t.status} = 'skipped') = (${t.skipped} is not null)`),
    check(
      "touches_message_is_mail",
      sql`${t.messageId} is null or (${t.kind} = 'email' and ${t.status} in ('done', 'failed'))`,
    ),
    uniqueIndex("touches_one_planned").on(t.runId).where(sql`${t.status} = 'planned'`),
    index("touches_due").on(t.dueAt).where(sql`${t.status} = 'planned'`),
    index("touches_lead").on(t.leadId),
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

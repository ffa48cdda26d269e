import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { dormancyReasons, planPresets, runEnds, touchKinds, touchSkips, touchStatuses } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { leads } from "./companies.ts";
import { messages } from "./mail.ts";

/** How a campaign keeps in touch with those who sleep, and what it owes them at the least. */
export const touchPlans = pgTable(
  "touch_plans",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    name: text().notNull(),
    /** Begun by itself for each lead of the campaign that goes to sleep for a reason without a plan of its own. */
    isDefault: boolean().notNull(),
    /** After the last step the first one follows again. */
    repeats: boolean().notNull(),
    /** Quiet until so many days before the lead wakes; where null, its days count from falling asleep. */
    beforeWakeDays: smallint(),
    leastTouches: smallint().notNull(),
    touchDays: smallint().notNull(),
    leastCalls: smallint().notNull(),
    callDays: smallint().notNull(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    unique("touch_plans_client_key").on(t.clientId, t.id),
    unique("touch_plans_campaign_key").on(t.clientId, t.campaignId, t.id),
    unique("touch_plans_name").on(t.campaignId, t.name),
    withinClient(t, t.campaignId, campaigns),
    uniqueIndex("touch_plans_one_default").on(t.campaignId).where(sql`${t.isDefault}`),
    check("touch_plans_periods", sql`${t.touchDays} between 1 and 730 and ${t.callDays} between 1 and 730`),
    check(
      "touch_plans_quiet",
      sql`${t.beforeWakeDays} is null or (${t.beforeWakeDays} between 1 and 366 and not ${t.repeats})`,
    ),
    check("touch_plans_minima", sql`${t.leastTouches} between 0 and 100 and ${t.leastCalls} between 0 and 100`),
  ],
);

/** Which plan of a campaign leads begin that sleep for this reason; where null none, where there is no row the campaign's default. */
export const reasonPlans = pgTable(
  "reason_plans",
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    reason: text({ enum: dormancyReasons }).notNull(),
    planId: uuid(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.reason] }),
    withinClient(t, t.campaignId, campaigns),
    foreignKey({
      columns: [t.clientId, t.campaignId, t.planId],
      foreignColumns: [touchPlans.clientId, touchPlans.campaignId, touchPlans.id],
    }),
    check("reason_plans_reason", oneOf(t.reason, dormancyReasons)),
    index("reason_plans_plan").on(t.planId),
  ],
);

/** What the agency proposes to a campaign that has not chosen yet, where it departs from what the house brings; null is no plan. */
export const reasonPresets = pgTable(
  "reason_presets",
  {
    reason: text({ enum: dormancyReasons }).primaryKey(),
    preset: text({ enum: planPresets }),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    check("reason_presets_reason", oneOf(t.reason, dormancyReasons)),
    check("reason_presets_preset", oneOf(t.preset, planPresets)),
  ],
);

/** What an agent chose for one sleep in place of what its reason brings; null is no plan. Older than the sleep, it says nothing of it. */
export const chosenPlans = pgTable(
  "chosen_plans",
  {
    leadId: uuid().primaryKey(),
    clientId: uuid().notNull(),
    planId: uuid(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    withinClient(t, t.planId, touchPlans),
    index("chosen_plans_plan").on(t.planId),
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
    /** Since when the lead has slept for which the plan was begun, or gone on with. */
    sleepSince: instant().notNull(),
    /** The day its touches lead up to, where the plan is quiet until then. */
    wakeAt: instant(),
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

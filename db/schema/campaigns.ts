import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  campaignPauseReasons,
  campaignSectors,
  campaignStatuses,
  criterionKinds,
  dormancyReasons,
} from "../vocabulary.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";

export const clients = pgTable("clients", {
  id: id(),
  name: text().notNull(),
  /** Said at the start of each call and on the opt-out page. */
  legalName: text().notNull(),
  country: char({ length: 2 }).notNull(),
  timeZone: text().notNull(),
  currency: char({ length: 3 }).notNull(),
  createdAt: instant().notNull(),
});

export const campaigns = pgTable(
  "campaigns",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    name: text().notNull(),
    status: text({ enum: campaignStatuses }).notNull(),
    /** Whose law and calling hours hold where a lead's own country is not known. */
    country: char({ length: 2 }).notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    /** On the client's calendar; with that day's first minute the pause ends by itself. */
    pausedUntil: date(),
    pausedBecause: text({ enum: campaignPauseReasons }),
    /** What is offered: about some things nobody is called who has not agreed to it. */
    sector: text({ enum: campaignSectors }).notNull().default("general"),
    /** What the called party sees, E.164. Without it nothing may be dialled. */
    callerId: text(),
    /** The terms: what the client pays for a passed lead, and how long each side has. Minor units. */
    feePerLeadMinor: integer(),
    currency: char({ length: 3 }).notNull(),
    acceptWithinDays: smallint().notNull().default(5),
    reportWithinDays: smallint().notNull().default(30),
    /** What the client won from fresh leads before: of so many leads so many were won in so many months. */
    baselineLeads: integer(),
    baselineWon: integer(),
    baselineMonths: smallint(),
    /** What counts how much for the order of the queue, where the account manager wants it otherwise than usual. */
    queueWeights: jsonb().notNull().default({}),
    /** A promise is kept within so many minutes of its hour; so many after it, it is anyone's. How many an agent may make. */
    callbackWindowMinutes: smallint().notNull().default(15),
    callbackAnyonesAfterMinutes: smallint().notNull().default(30),
    callbacksPerHour: smallint().notNull().default(4),
    callbacksPerDay: smallint().notNull().default(25),
    /** Where its open leads go when it ends; without one they go back to the client. */
    successorId: uuid(),
    /** Ended, and no lead of it is open any more. */
    settledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("campaigns_client_key").on(t.clientId, t.id),
    unique("campaigns_name").on(t.clientId, t.name),
    withinClient(t, t.successorId, t),
    check("campaigns_status", oneOf(t.status, campaignStatuses)),
    check("campaigns_sector", oneOf(t.sector, campaignSectors)),
    check("campaigns_pause", oneOf(t.pausedBecause, campaignPauseReasons)),
    check("campaigns_paused", sql`${t.status} = 'paused' or num_nonnulls(${t.pausedUntil}, ${t.pausedBecause}) = 0`),
    check(
      "campaigns_successor",
      sql`${t.successorId} <> ${t.id} and (${t.successorId} is null or ${t.status} = 'ended')`,
    ),
    check("campaigns_settled", sql`${t.settledAt} is null or ${t.status} = 'ended'`),
    check(
      "campaigns_callbacks",
      sql`${t.callbackWindowMinutes} > 0 and ${t.callbackAnyonesAfterMinutes} >= ${t.callbackWindowMinutes} and ${t.callbacksPerHour} > 0 and ${t.callbacksPerDay} >= ${t.callbacksPerHour}`,
    ),
    check("campaigns_dates", sql`${t.endsOn} >= ${t.startsOn}`),
    check(
      "campaigns_baseline_whole",
      sql`num_nulls(${t.baselineLeads}, ${t.baselineWon}, ${t.baselineMonths}) in (0, 3)`,
    ),
    check("campaigns_baseline_sane", sql`${t.baselineWon} between 0 and ${t.baselineLeads} and ${t.baselineLeads} > 0`),
  ],
);

/** The client's own questions: a lead is qualified when the required ones are answered. */
export const criteria = pgTable(
  "criteria",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    position: smallint().notNull(),
    question: text().notNull(),
    kind: text({ enum: criterionKinds }).notNull(),
    hint: text(),
    choices: text().array(),
    required: boolean().notNull().default(true),
    /** Leads that came to the desk before then are not asked, and not held to it; the epoch: asked since the campaign was opened. */
    askedSince: instant().notNull().default(sql`'epoch'`),
    requiredSince: instant().notNull().default(sql`'epoch'`),
    /** Asked no more; what was answered stays. */
    putAwayAt: instant(),
  },
  (t) => [
    unique("criteria_client_key").on(t.clientId, t.id),
    unique("criteria_position").on(t.campaignId, t.position),
    withinClient(t, t.campaignId, campaigns),
    check("criteria_kind", oneOf(t.kind, criterionKinds)),
    check("criteria_choices", sql`(${t.kind} = 'choice') = (${t.choices} is not null)`),
  ],
);

/** How a question was put before it was changed: what was answered then was answered to this. */
export const formerQuestions = pgTable(
  "former_questions",
  {
    id: id(),
    clientId: uuid().notNull(),
    criterionId: uuid().notNull(),
    question: text().notNull(),
    hint: text(),
    choices: text().array(),
    required: boolean().notNull(),
    since: instant().notNull(),
    until: instant().notNull(),
  },
  (t) => [
    unique("former_questions_client_key").on(t.clientId, t.id),
    index("former_questions_until").on(t.criterionId, t.until),
    withinClient(t, t.criterionId, criteria),
    check("former_questions_spell", sql`${t.until} >= ${t.since}`),
  ],
);

/**
 * What to say: lines for the moments of a call, the opener first; an opener may belong to one reason for sleeping. A line is never
 * rewritten: another takes its place, and it stays for the leads that are on a desk and for the ledger.
 */
export const scriptLines = pgTable(
  "script_lines",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    position: smallint().notNull(),
    tab: text().notNull(),
    text: text().notNull(),
    forReason: text({ enum: dormancyReasons }),
    /** The epoch: since the campaign was opened. */
    since: instant().notNull().default(sql`'epoch'`),
    until: instant(),
  },
  (t) => [
    uniqueIndex("script_lines_position").on(t.campaignId, t.position).where(sql`${t.until} is null`),
    withinClient(t, t.campaignId, campaigns),
  ],
);

/** Who calls for which campaign. */
export const campaignAgents = pgTable(
  "campaign_agents",
  {
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    userId: uuid().notNull(),
    /** How much of this agent's time is the campaign's, beside their other ones. */
    share: smallint().notNull().default(1),
  },
  (t) => [
    check("campaign_agents_share", sql`${t.share} between 1 and 100`),
    unique("campaign_agents_once").on(t.campaignId, t.userId),
    index("campaign_agents_user").on(t.userId),
    withinClient(t, t.campaignId, campaigns),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { closeReasons, dormancyReasons, nextActions, outcomeEffects, stages } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns, criteria, formerQuestions } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { contacts, leads, phoneNumbers } from "./companies.ts";
import { attempts } from "./telephony.ts";

/** What an agent can say happened. Reports and rules read the flags, never the label, so renaming is safe. */
export const dispositions = pgTable(
  "dispositions",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    position: smallint().notNull(),
    code: text().notNull(),
    /** The house's outcome that one of the campaign's own was made after; null: it is the house's. */
    likeId: uuid(),
    label: text().notNull(),
    human: boolean().notNull().default(false),
    contact: boolean().notNull().default(false),
    decisionMaker: boolean().notNull().default(false),
    machine: boolean().notNull().default(false),
    unworkable: boolean().notNull().default(false),
    doNotCall: boolean().notNull().default(false),
    callback: boolean().notNull().default(false),
    qualified: boolean().notNull().default(false),
    effect: text({ enum: outcomeEffects }).notNull(),
    /** Where the lead goes; the date comes from the agent, or from `afterMinutes`. */
    toStage: text({ enum: stages }).notNull(),
    nextAction: text({ enum: nextActions }),
    dormancyReason: text({ enum: dormancyReasons }),
    closeReason: text({ enum: closeReasons }),
    asksDate: boolean().notNull().default(false),
    afterMinutes: integer(),
    /** How long a call of this outcome talks; outside of it the agent is asked, and a call nobody answered cannot have it. */
    minSeconds: smallint(),
    maxSeconds: smallint(),
    /** The plan of retries: at another part of the day, on another number, so many calls a round, then so many days of rest. */
    otherDayPart: boolean().notNull().default(false),
    otherNumber: boolean().notNull().default(false),
    mostTries: smallint(),
    restDays: smallint(),
    /** A campaign may stop offering an outcome; what was recorded with it stays. */
    offered: boolean().notNull().default(true),
  },
  (t) => [
    unique("dispositions_client_key").on(t.clientId, t.id),
    unique("dispositions_code").on(t.campaignId, t.code),
    withinClient(t, t.campaignId, campaigns),
    withinClient(t, t.likeId, t),
    check("dispositions_effect", oneOf(t.effect, outcomeEffects)),
    check("dispositions_stage", oneOf(t.toStage, ["ready", "research", "nurturing", "qualified", "closed"])),
    check(
      "dispositions_leave_a_date",
      sql`${t.toStage} in ('qualified', 'closed') or ${t.asksDate} or ${t.afterMinutes} is not null`,
    ),
    check("dispositions_close_reason", sql`(${t.toStage} = 'closed') = (${t.closeReason} is not null)`),
    check("dispositions_dormancy", sql`(${t.toStage} = 'nurturing') = (${t.dormancyReason} is not null)`),
    check("dispositions_seconds", sql`${t.minSeconds} >= 0 and ${t.maxSeconds} >= coalesce(${t.minSeconds}, 0)`),
    check(
      "dispositions_retries_whole",
      sql`num_nulls(${t.mostTries}, ${t.restDays}) in (0, 2) and ${t.mostTries} > 0 and ${t.restDays} > 0`,
    ),
  ],
);

/** The agent's word on a call: once per attempt, once per hold. */
export const outcomes = pgTable(
  "outcomes",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    leadId: uuid().notNull(),
    attemptId: uuid().notNull(),
    dispositionId: uuid().notNull(),
    /** What the outcome counted as when it was recorded: renaming or re-marking it later changes no report of what has been. */
    human: boolean().notNull(),
    contact: boolean().notNull(),
    decisionMaker: boolean().notNull(),
    machine: boolean().notNull(),
    unworkable: boolean().notNull(),
    doNotCall: boolean().notNull(),
    callback: boolean().notNull(),
    qualified: boolean().notNull(),
    /** The network heard a machine, and the agent said a second time that they spoke with somebody. Null: of a release that did not ask. */
    againstNetwork: boolean(),
    holdToken: uuid().notNull(),
    contactId: uuid(),
    phoneNumberId: uuid(),
    toStage: text({ enum: stages }).notNull(),
    dueAt: instant(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    unique("outcomes_client_key").on(t.clientId, t.id),
    unique("outcomes_once_per_attempt").on(t.attemptId),
    unique("outcomes_once_per_hold").on(t.leadId, t.holdToken),
    withinClient(t, t.leadId, leads),
    withinClient(t, t.attemptId, attempts),
    withinClient(t, t.dispositionId, dispositions),
    withinClient(t, t.contactId, contacts),
    withinClient(t, t.phoneNumberId, phoneNumbers),
    index("outcomes_campaign").on(t.campaignId, t.at),
    index("outcomes_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
    index("outcomes_phone_number").on(t.phoneNumberId).where(sql`${t.phoneNumberId} is not null`),
    index("outcomes_lead").on(t.leadId, t.at),
  ],
);

/** What was said, in the agent's words; one growing note per hold, saved as it is typed. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    clientId: uuid().notNull(),
    leadId: uuid().notNull(),
    /** The hold it was written under; notes from elsewhere (an import, a manager) have none. */
    holdToken: uuid(),
    text: text().notNull(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    withinClient(t, t.leadId, leads),
    unique("notes_client_key").on(t.clientId, t.id),
    uniqueIndex("notes_one_per_hold").on(t.leadId, t.holdToken),
    index("notes_lead").on(t.leadId, t.at),
  ],
);

/** The client's questions, answered; the latest answer counts and remembers the call it was heard on. */
export const answers = pgTable(
  "answers",
  {
    id: id(),
    clientId: uuid().notNull(),
    leadId: uuid().notNull(),
    /** The lead it was given to, where it came along with a merge: unmerging sends it home. Null: it is at home. */
    originLeadId: uuid(),
    criterionId: uuid().notNull(),
    /** How the question was put when it was answered, where it has been changed since. */
    formerQuestionId: uuid(),
    value: text().notNull(),
    attemptId: uuid(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [
    unique("answers_once").on(t.leadId, t.criterionId),
    withinClient(t, t.leadId, leads),
    withinClient(t, t.originLeadId, leads),
    index("answers_origin").on(t.originLeadId).where(sql`${t.originLeadId} is not null`),
    withinClient(t, t.criterionId, criteria),
    withinClient(t, t.formerQuestionId, formerQuestions),
    withinClient(t, t.attemptId, attempts),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { answeredBys, callStatuses, endedCallStatuses } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { companies, contacts, leads, phoneNumbers } from "./companies.ts";

/** An agent's open conference: they stay in it, leads are dialled into it one after the other. */
export const agentSessions = pgTable(
  "agent_sessions",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    conferenceName: text().notNull().unique(),
    conferenceSid: text(),
    agentCallSid: text(),
    openedAt: instant().notNull(),
    joinedAt: instant(),
    closedAt: instant(),
    closedBecause: text(),
  },
  (t) => [uniqueIndex("agent_sessions_one_open").on(t.userId).where(sql`${t.closedAt} is null`)],
);

/** One try to reach one number. Written before the network is asked, with the decision that allowed it. */
export const attempts = pgTable(
  "attempts",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    leadId: uuid().notNull(),
    companyId: uuid().notNull(),
    contactId: uuid(),
    phoneNumberId: uuid().notNull(),
    numberHash: text().notNull(),
    agentId: uuid()
      .notNull()
      .references(() => users.id),
    sessionId: uuid()
      .notNull()
      .references(() => agentSessions.id),
    holdToken: uuid().notNull(),
    /** What they saw, whatever the campaign shows later; not known of calls from before it was written down. */
    callerId: text(),
    round: smallint().notNull(),
    decision: jsonb().notNull(),
    status: text({ enum: callStatuses }).notNull(),
    callSid: text().unique(),
    placedAt: instant().notNull(),
    ringingAt: instant(),
    answeredAt: instant(),
    endedAt: instant(),
    talkSeconds: integer(),
    answeredBy: text({ enum: answeredBys }),
    sipCode: smallint(),
    endedBy: text({ enum: ["agent", "lead", "network", "voicemail-drop", "agent-lost"] }),
    /** The provider's error number, when it refused. */
    errorCode: integer(),
    voicemailLeftAt: instant(),
  },
  (t) => [
    unique("attempts_client_key").on(t.clientId, t.id),
    withinClient(t, t.campaignId, campaigns),
    withinClient(t, t.leadId, leads),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.contactId, contacts),
    withinClient(t, t.phoneNumberId, phoneNumbers),
    check("attempts_status", oneOf(t.status, callStatuses)),
    check("attempts_answered_by", oneOf(t.answeredBy, answeredBys)),
    check("attempts_ended_has_end", sql`not (${oneOf(t.status, endedCallStatuses)}) or ${t.endedAt} is not null`),
    /** An agent has one call at a time; a lead is on one call at a time. */
    uniqueIndex("attempts_one_live_per_agent").on(t.agentId).where(sql`${t.endedAt} is null`),
    uniqueIndex("attempts_one_live_per_lead").on(t.leadId).where(sql`${t.endedAt} is null`),
    index("attempts_number").on(t.numberHash, t.placedAt),
    index("attempts_company").on(t.companyId, t.placedAt),
    index("attempts_contact").on(t.contactId).where(sql`${t.contactId} is not null`),
    index("attempts_phone_number").on(t.phoneNumberId),
    /** The agent's last call, asked each time they want the next lead. */
    index("attempts_agent").on(t.agentId, t.placedAt),
    index("attempts_lead").on(t.leadId, t.placedAt),
    index("attempts_campaign").on(t.campaignId, t.placedAt),
  ],
);

/** What the provider told us, once each, as it was told. Bodies hold numbers, so they are erased with the person. */
export const callEvents = pgTable(
  "call_events",
  {
    id: id(),
    clientId: uuid(),
    attemptId: uuid(),
    kind: text({ enum: ["leg", "amd", "conference", "recording", "voice", "inbound"] }).notNull(),
    /** Equal for a repeat of the same telling: the provider's token, else sid + status + sequence. */
    dedupeKey: text().notNull().unique(),
    body: jsonb().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    withinClient(t, t.attemptId, attempts),
    check("call_events_attempt_whole", sql`num_nulls(${t.clientId}, ${t.attemptId}) in (0, 2)`),
    index("call_events_attempt").on(t.attemptId, t.receivedAt),
  ],
);

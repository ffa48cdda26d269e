import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { pairAnswers } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { companies, leads } from "./companies.ts";
import { notes } from "./outcomes.ts";
import { attempts } from "./telephony.ts";

/** Where to look when asked "have we met before?": short keys of each company, equal for likely equals. */
export const matchKeys = pgTable(
  "match_keys",
  {
    clientId: uuid().notNull(),
    companyId: uuid().notNull(),
    kind: text().notNull(),
    key: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.kind, t.key] }),
    withinClient(t, t.companyId, companies).onDelete("cascade"),
    index("match_keys_lookup").on(t.clientId, t.kind, t.key),
  ],
);

/** A pair a person is asked about, with the evidence as it was weighed, and their answer. */
export const matchDecisions = pgTable(
  "match_decisions",
  {
    id: id(),
    clientId: uuid().notNull(),
    aCompanyId: uuid().notNull(),
    bCompanyId: uuid().notNull(),
    probability: doublePrecision().notNull(),
    evidence: jsonb().notNull(),
    /** Which weights weighed it; null: none did, or it was before they had names. */
    weightsVersion: text(),
    askedAt: instant().notNull(),
    answer: text({ enum: pairAnswers }),
    answeredBy: uuid().references(() => users.id),
    answeredAt: instant(),
    /** The question whose answer settled this one too; undoing that answer asks both again. No foreign key: it may go with its import. */
    settledById: uuid(),
    /** Answered on the page of questions, perhaps with others of one pattern: undone in one go. Null: by a neighbour, a parting, or elsewhere. */
    batchId: uuid(),
    /** Who is looking at it, until when: a second reviewer is shown another group meanwhile. */
    shownTo: uuid().references(() => users.id),
    shownUntil: instant(),
  },
  (t) => [
    unique("match_decisions_client_key").on(t.clientId, t.id),
    uniqueIndex("match_decisions_pair").on(t.clientId, t.aCompanyId, t.bCompanyId),
    withinClient(t, t.aCompanyId, companies).onDelete("cascade"),
    withinClient(t, t.bCompanyId, companies).onDelete("cascade"),
    check("match_decisions_order", sql`${t.aCompanyId} < ${t.bCompanyId}`),
    check("match_decisions_answer", oneOf(t.answer, pairAnswers)),
    check("match_decisions_shown_whole", sql`num_nulls(${t.shownTo}, ${t.shownUntil}) in (0, 2)`),
    index("match_decisions_batch").on(t.batchId).where(sql`${t.batchId} is not null`),
    check("match_decisions_answer_whole", sql`num_nulls(${t.answer}, ${t.answeredAt}) in (0, 2)`),
    index("match_decisions_answered").on(t.answeredBy, t.answeredAt),
    index("match_decisions_b").on(t.bCompanyId),
    /** Which sites are one firm: asked before each call. */
    index("match_decisions_branches").on(t.clientId).where(sql`${t.answer} = 'branch'`),
    index("match_decisions_open")
      .on(t.clientId, t.probability)
      .where(sql`${t.answer} is null or ${t.answer} = 'later'`),
  ],
);

/** A merge is a row with who and when, and it can be undone: everything moved knows where it came from. */
export const merges = pgTable(
  "merges",
  {
    id: id(),
    clientId: uuid().notNull(),
    keptCompanyId: uuid().notNull(),
    mergedCompanyId: uuid().notNull(),
    keptLeadId: uuid(),
    mergedLeadId: uuid(),
    /** The question whose answer this merge is. No foreign key: it may go with its import. */
    decisionId: uuid(),
    probability: doublePrecision().notNull(),
    evidence: jsonb().notNull(),
    weightsVersion: text(),
    /** Null: the rule was certain and nobody was asked. */
    by: uuid().references(() => users.id),
    at: instant().notNull(),
    undoneAt: instant(),
    undoneBy: uuid().references(() => users.id),
  },
  (t) => [
    unique("merges_client_key").on(t.clientId, t.id),
    withinClient(t, t.keptCompanyId, companies),
    withinClient(t, t.mergedCompanyId, companies),
    withinClient(t, t.keptLeadId, leads),
    withinClient(t, t.mergedLeadId, leads),
    /** A company is merged into one other at a time. */
    uniqueIndex("merges_once").on(t.mergedCompanyId).where(sql`${t.undoneAt} is null`),
    index("merges_kept").on(t.keptCompanyId),
    index("merges_merged").on(t.mergedCompanyId),
    index("merges_kept_lead").on(t.keptLeadId).where(sql`${t.keptLeadId} is not null`),
    index("merges_merged_lead").on(t.mergedLeadId).where(sql`${t.mergedLeadId} is not null`),
    index("merges_client").on(t.clientId, t.at),
  ],
);

/**
 * What was done while two companies were taken for one, and so speaks of both after they were taken apart: it stays with the lead it was
 * made to, and is linked here to the other, for whatever leads that has in the campaign.
 */
export const sharedFacts = pgTable(
  "shared_facts",
  {
    id: id(),
    clientId: uuid().notNull(),
    mergeId: uuid().notNull(),
    companyId: uuid().notNull(),
    attemptId: uuid(),
    noteId: uuid(),
  },
  (t) => [
    withinClient(t, t.mergeId, merges).onDelete("cascade"),
    withinClient(t, t.companyId, companies).onDelete("cascade"),
    withinClient(t, t.attemptId, attempts),
    withinClient(t, t.noteId, notes).onDelete("cascade"),
    check("shared_facts_one_thing", sql`num_nonnulls(${t.attemptId}, ${t.noteId}) = 1`),
    unique("shared_facts_once").on(t.companyId, t.attemptId, t.noteId).nullsNotDistinct(),
    index("shared_facts_merge").on(t.mergeId),
    index("shared_facts_attempt").on(t.attemptId).where(sql`${t.attemptId} is not null`),
    index("shared_facts_note").on(t.noteId).where(sql`${t.noteId} is not null`),
  ],
);

import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { campaignSectors, ruleKinds, screeningCovers, screeningLists } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns, clients } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";

/**
 * The rules every call is judged by, in every version. A changed law is a new row with the id of the old; rows are never deleted,
 * so that a decision of years ago can be explained.
 */
export const rules = pgTable(
  "rules",
  {
    id: text().notNull(),
    version: text().notNull(),
    kind: text({ enum: ruleKinds }).notNull(),
    /** ISO country, or "*" for the agency's own rules. */
    jurisdiction: text().notNull(),
    region: text(),
    title: text().notNull(),
    /** The figures of its kind: hours of a week, an age, a number of calls. */
    terms: jsonb().notNull(),
    validFrom: date().notNull(),
    /** The first day it holds no longer. */
    validTo: date(),
    source: text().notNull(),
    verifiedOn: date(),
    verifiedBy: uuid().references(() => users.id),
    /** Null: the product was delivered with it. */
    addedBy: uuid().references(() => users.id),
    /** Its place in the order of writing: of two rows that begin on one day, the later is the correction. */
    added: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    /** New with every change of the row; who keeps a book of rules looks whether it is still this one. */
    revision: uuid().notNull().default(sql`gen_random_uuid()`),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.version] }),
    check("rules_kind", oneOf(t.kind, ruleKinds)),
    check("rules_validity", sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    check("rules_jurisdiction", sql`${t.jurisdiction} = '*' or ${t.jurisdiction} ~ '^[A-Z]{2}$'`),
  ],
);

/**
 * A subscriber told this client that they do not object to its calls (PECR reg. 21(4), or what a law like it asks for): for whom,
 * on what evidence, until they take it back. Of a sector that is called about only with consent they agreed to just that.
 */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    clientId: uuid()
      .notNull()
      .references(() => clients.id),
    numberHash: text().notNull(),
    sector: text({ enum: campaignSectors }).notNull().default("general"),
    evidence: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
    withdrawnBy: uuid().references(() => users.id),
    withdrawnAt: instant(),
  },
  (t) => [
    uniqueIndex("consents_once").on(t.clientId, t.numberHash, t.sector).where(sql`${t.withdrawnAt} is null`),
    index("consents_number").on(t.numberHash),
    check("consents_sector", oneOf(t.sector, campaignSectors)),
    check("consents_withdrawn", sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
  ],
);

/** A screening list as it was loaded: its age decides whether calls may go out. */
export const screenings = pgTable(
  "screenings",
  {
    id: id(),
    list: text({ enum: screeningLists }).notNull(),
    asOf: instant().notNull(),
    entries: integer().notNull(),
    /** Made up for the demo; never a reason to call a real number. */
    synthetic: boolean().notNull(),
    loadedBy: uuid().references(() => users.id),
    loadedAt: instant().notNull(),
    covers: text({ enum: screeningCovers }).notNull().default("register"),
    /** The leading digits a copy of the register was bought for, as "+1212"; null is all of it. */
    prefixes: text().array(),
    /** A newer copy stands in its place, and its numbers are gone. */
    replacedAt: instant(),
    fileName: text(),
  },
  (t) => [
    check("screenings_list", oneOf(t.list, screeningLists)),
    check("screenings_covers", oneOf(t.covers, screeningCovers)),
    index("screenings_latest").on(t.list, t.asOf),
  ],
);

export const screeningNumbers = pgTable(
  "screening_numbers",
  {
    screeningId: uuid()
      .notNull()
      .references(() => screenings.id, { onDelete: "cascade" }),
    numberHash: text().notNull(),
    /** False: it was sent to be washed and came back clear. */
    listed: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.screeningId, t.numberHash] })],
);

/** Why calls into a country that asks for a legal basis are lawful, as an account manager recorded it. */
export const countryBases = pgTable(
  "country_bases",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    country: text().notNull(),
    basis: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex("country_bases_once").on(t.campaignId, t.country), withinClient(t, t.campaignId, campaigns)],
);

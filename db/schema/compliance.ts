import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { screeningLists, suppressionKinds } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns, clients } from "./campaigns.ts";
import { id, instant, oneOf } from "./columns.ts";

/**
 * Whom not to call, as keyed hashes: erasing a person keeps them suppressed. Without a client it binds the whole agency,
 * and a client's people never see those rows.
 */
export const suppressions = pgTable(
  "suppressions",
  {
    id: id(),
    clientId: uuid().references(() => clients.id),
    kind: text({ enum: suppressionKinds }).notNull(),
    valueHash: text().notNull(),
    /** Where it came from: a row's "do not call", an agent's outcome, the client's list. */
    source: text({ enum: ["import", "outcome", "person", "list"] }).notNull(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
    liftedAt: instant(),
  },
  (t) => [
    check("suppressions_kind", oneOf(t.kind, suppressionKinds)),
    check("suppressions_source", oneOf(t.source, ["import", "outcome", "person", "list"])),
    uniqueIndex("suppressions_once")
      .on(sql`coalesce(${t.clientId}, '00000000-0000-0000-0000-000000000000'::uuid)`, t.kind, t.valueHash)
      .where(sql`${t.liftedAt} is null`),
    index("suppressions_value").on(t.valueHash),
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
  },
  (t) => [check("screenings_list", oneOf(t.list, screeningLists)), index("screenings_latest").on(t.list, t.asOf)],
);

export const screeningNumbers = pgTable(
  "screening_numbers",
  {
    screeningId: uuid()
      .notNull()
      .references(() => screenings.id, { onDelete: "cascade" }),
    numberHash: text().notNull(),
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
  (t) => [
    uniqueIndex("country_bases_once").on(t.campaignId, t.country),
    foreignKey({ columns: [t.clientId, t.campaignId], foreignColumns: [campaigns.clientId, campaigns.id] }),
  ],
);

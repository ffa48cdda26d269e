import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { absenceReasons, absentCallbacks, pauseReasons, roles } from "../vocabulary.ts";
import { clients } from "./campaigns.ts";
import { id, instant, oneOf } from "./columns.ts";

/** People who sign in. The people of a lead's company are contacts. */
export const users = pgTable(
  "users",
  {
    id: id(),
    /** Set for people of a client, who see that client alone; null for the agency's own people. */
    clientId: uuid().references(() => clients.id),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    passwordHash: text().notNull(),
    /** When an admin wrote it: known to two, it opens nothing but the page where its owner chooses their own. */
    passwordGivenAt: instant(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    /** What they can hold a conversation in, ISO 639-1; none: nobody has said, and they are served whatever comes. */
    languages: text().array().notNull().default([]),
    /** Away from the desk for a while: they are served nothing. */
    pausedAt: instant(),
    pausedBecause: text({ enum: pauseReasons }),
    /** When they mean to be back; they come back by themselves. */
    pausedUntil: instant(),
  },
  (t) => [
    check("users_pause", sql`(${t.pausedAt} is null) = (${t.pausedBecause} is null)`),
    check("users_pause_until", sql`${t.pausedUntil} is null or ${t.pausedUntil} > ${t.pausedAt}`),
    check("users_pause_reason", oneOf(t.pausedBecause, pauseReasons)),
    uniqueIndex("users_email").on(sql`lower(${t.email})`),
    unique("users_client_key").on(t.clientId, t.id),
    check("users_role", oneOf(t.role, roles)),
    check("users_client_people", sql`(${t.role} = 'client') = (${t.clientId} is not null)`),
  ],
);

/** Somebody is away for a reason until a moment; what they promised meanwhile becomes anyone's, or waits for their return. */
export const absences = pgTable(
  "absences",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    reason: text({ enum: absenceReasons }).notNull(),
    fromAt: instant().notNull(),
    untilAt: instant().notNull(),
    callbacks: text({ enum: absentCallbacks }).notNull(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
    /** Back: what waited for them was spread over their next hours. */
    endedAt: instant(),
  },
  (t) => [
    check("absences_reason", oneOf(t.reason, absenceReasons)),
    check("absences_callbacks", oneOf(t.callbacks, absentCallbacks)),
    check("absences_span", sql`${t.untilAt} > ${t.fromAt}`),
    /** Several may be planned; that no two overlap is kept under the lock of their person. */
    index("absences_open").on(t.userId, t.fromAt).where(sql`${t.endedAt} is null`),
  ],
);

/** The cookie holds a random token; only its hash is stored, so a stolen table opens no door. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** The password was right, the second factor is still to come: it opens the page that asks for the code, and no other. */
    awaitsCode: boolean().notNull().default(false),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** What somebody's telephone knows besides their password. Not confirmed by a first code, it asks for nothing yet. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Encrypted with the house's key, so that a stolen table makes no codes. */
  sealedSecret: text().notNull(),
  begunAt: instant().notNull(),
  confirmedAt: instant(),
  /** The half minute, counted from 1970, of the last code that was taken: it and those before are taken no more. */
  lastStep: bigint({ mode: "number" }),
});

/** What is left of the codes for whoever lost their telephone; each goes as it is used, and only its keyed hash is stored. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid()
      .notNull()
      .references(() => secondFactors.userId, { onDelete: "cascade" }),
    codeHash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Failed sign-ins per address and per person, so that guessing is slow. Forgotten after a quarter of an hour. */
export const signInFailures = pgTable(
  "sign_in_failures",
  { id: id(), subject: text().notNull(), at: instant().notNull() },
  (t) => [index("sign_in_failures_subject").on(t.subject, t.at)],
);

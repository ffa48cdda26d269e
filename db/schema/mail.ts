import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { messageStatuses } from "../vocabulary.ts";
import { clients } from "./campaigns.ts";
import { id, instant, oneOf } from "./columns.ts";

/** A message we owe someone: written with the change that causes it, sent afterwards, never twice. */
export const messages = pgTable(
  "messages",
  {
    id: id(),
    clientId: uuid().notNull(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    /** What it is about; the same thing is told to the same person once. */
    onceKey: text().notNull(),
    status: text({ enum: messageStatuses }).notNull(),
    queuedAt: instant().notNull(),
    /** When it was handed over, also where nobody knows whether it arrived. */
    sentAt: instant(),
    problem: text(),
    /** Whoever gets it can end such mail with one click. */
    oneClick: boolean().notNull().default(false),
  },
  (t) => [
    unique("messages_client_key").on(t.clientId, t.id),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
    check("messages_status", oneOf(t.status, messageStatuses)),
    uniqueIndex("messages_once").on(t.onceKey),
    index("messages_status_of").on(t.status, t.queuedAt),
    index("messages_address").on(sql`lower(${t.toAddress})`, t.queuedAt),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  listFindings,
  nextActions,
  stages,
  suppressionKinds,
  suppressionListKinds,
  suppressionListStatuses,
  suppressionSources,
} from "../vocabulary.ts";
import { users } from "./auth.ts";
import { clients } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { leads } from "./companies.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const nobody = sql.raw("'00000000-0000-0000-0000-000000000000'::uuid");

/**
 * A file of whom not to call. Without a client it is the agency's own. The file itself is kept only until it is used: then it is
 * hashes, and the names and places of companies.
 */
export const suppressionLists = pgTable(
  "suppression_lists",
  {
    id: id(),
    clientId: uuid().references(() => clients.id),
    kind: text({ enum: suppressionListKinds }).notNull(),
    status: text({ enum: suppressionListStatuses }).notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    content: bytea(),
    /** How the file is read: country, and what each column holds where a person said so. */
    settings: jsonb().notNull(),
    /** Takes the place of the lists of its kind that are in force when it is used. */
    replaces: boolean().notNull(),
    rows: integer().notNull().default(0),
    numbers: integer().notNull().default(0),
    emails: integer().notNull().default(0),
    domains: integer().notNull().default(0),
    companies: integer().notNull().default(0),
    /** What stood on the lists it replaced, stands on none now, and may be called again. */
    lifted: integer().notNull().default(0),
    uploadedBy: uuid()
      .notNull()
      .references(() => users.id),
    uploadedAt: instant().notNull(),
    usedAt: instant(),
    endedBy: uuid().references(() => users.id),
    endedAt: instant(),
  },
  (t) => [
    unique("suppression_lists_client_key").on(t.clientId, t.id),
    check("suppression_lists_kind", oneOf(t.kind, suppressionListKinds)),
    check("suppression_lists_status", oneOf(t.status, suppressionListStatuses)),
    check("suppression_lists_agency_only_do_not_call", sql`${t.clientId} is not null or ${t.kind} = 'do-not-call'`),
    check("suppression_lists_used", sql`(${t.status} = 'ready') = (${t.usedAt} is null)`),
    check("suppression_lists_ended", sql`(${t.status} in ('replaced', 'taken-back')) = (${t.endedAt} is not null)`),
    /** The same file is on the same list once, whoever uploads it, however often. */
    uniqueIndex("suppression_lists_same_file_once")
      .on(sql`coalesce(${t.clientId}, ${nobody})`, t.kind, t.sha256)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** The companies of a list in force, to be met by name and place: nothing of people, no number and no address of theirs. */
export const suppressionCompanies = pgTable(
  "suppression_companies",
  {
    id: id(),
    clientId: uuid().notNull(),
    listId: uuid().notNull(),
    name: text().notNull(),
    addressLine: text(),
    city: text(),
    postcode: text(),
    domain: text(),
    companyNumber: text(),
    /** Short keys, equal for likely equals, as of `match_keys`. */
    keys: text().array().notNull(),
  },
  (t) => [
    withinClient(t, t.listId, suppressionLists).onDelete("cascade"),
    index("suppression_companies_keys").using("gin", t.keys),
    index("suppression_companies_list").on(t.listId),
  ],
);

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
    /** Where it came from: a row's "do not call", an agent's outcome, one of us by hand, a list, or the client's answer to a hand-back. */
    source: text({ enum: suppressionSources }).notNull(),
    /** Each list holds its own: taking it back lifts nothing that another list or a person said. */
    listId: uuid(),
    by: uuid().references(() => users.id),
    at: instant().notNull(),
    liftedAt: instant(),
  },
  (t) => [
    check("suppressions_kind", oneOf(t.kind, suppressionKinds)),
    check("suppressions_source", oneOf(t.source, suppressionSources)),
    /** What the client says, and may take back, stands beside what anybody else has said of the same. */
    uniqueIndex("suppressions_once")
      .on(
        sql`coalesce(${t.clientId}, ${nobody})`,
        t.kind,
        t.valueHash,
        sql`coalesce(${t.listId}, ${nobody})`,
        sql`(${t.source} = 'client')`,
      )
      .where(sql`${t.liftedAt} is null`),
    index("suppressions_value").on(t.valueHash),
    index("suppressions_list").on(t.listId).where(sql`${t.listId} is not null`),
    withinClient(t, t.listId, suppressionLists),
    check("suppressions_list", sql`${t.listId} is null or ${t.source} = 'list'`),
  ],
);

/** A lead that was found on a list, by what, and what became of it. */
export const suppressionMatches = pgTable(
  "suppression_matches",
  {
    clientId: uuid().notNull(),
    leadId: uuid().notNull(),
    /** No foreign key: the agency's own list has no client to carry along. */
    listId: uuid().notNull(),
    means: text({ enum: ["number", "email", "domain", "register", "name"] }).notNull(),
    finding: text({ enum: listFindings }).notNull(),
    at: instant().notNull(),
    /** Where the lead stood when the list closed it: a list that is taken back puts it there again. */
    stage: text({ enum: stages }).notNull(),
    nextAction: text({ enum: nextActions }),
    dueAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.leadId] }),
    withinClient(t, t.leadId, leads).onDelete("cascade"),
    check("suppression_matches_means", oneOf(t.means, ["number", "email", "domain", "register", "name"])),
    check("suppression_matches_finding", oneOf(t.finding, listFindings)),
    index("suppression_matches_lead").on(t.leadId),
  ],
);

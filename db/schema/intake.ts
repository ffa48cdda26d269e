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
import { changeKinds, importStatuses, recognitions, verdicts } from "../vocabulary.ts";
import { users } from "./auth.ts";
import { campaigns } from "./campaigns.ts";
import { id, instant, oneOf, withinClient } from "./columns.ts";
import { companies, leads } from "./companies.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A file a client handed over, and how far we are with it. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    clientId: uuid().notNull(),
    campaignId: uuid().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    status: text({ enum: importStatuses }).notNull(),
    /** How the file is read: encoding, delimiter, header line, country, columns, rules switched off. */
    settings: jsonb().notNull(),
    rowsRead: integer(),
    rowsDone: integer().notNull().default(0),
    phase: text(),
    /** A sentence for the person who uploaded it, when it failed. */
    problem: text(),
    uploadedBy: uuid()
      .notNull()
      .references(() => users.id),
    uploadedAt: instant().notNull(),
    committedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    unique("imports_client_key").on(t.clientId, t.id),
    withinClient(t, t.campaignId, campaigns),
    check("imports_status", oneOf(t.status, importStatuses)),
    check(
      "imports_committed_has_rows",
      sql`${t.status} <> 'committed' or (${t.rowsRead} is not null and ${t.committedAt} is not null)`,
    ),
    /** The same file is imported into a campaign once, whoever uploads it, however often. */
    uniqueIndex("imports_same_file_once")
      .on(t.clientId, t.campaignId, t.sha256)
      .where(sql`${t.status} not in ('cancelled', 'failed', 'undone')`),
    index("imports_campaign").on(t.campaignId),
  ],
);

/** The file itself, in pieces, so that any worker on any machine can read it. Removed when the import is undone. */
export const importFiles = pgTable(
  "import_files",
  {
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    piece: integer().notNull(),
    content: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.piece] }), withinClient(t, t.importId, imports).onDelete("cascade")],
);

/** One record of a file: its cells as they came, what we made of them, and what became of it. Kept until erased. */
export const importRows = pgTable(
  "import_rows",
  {
    id: id(),
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    /** The record's number in the file, the first being 1; and the physical line it starts on. */
    line: integer().notNull(),
    physicalLine: integer().notNull(),
    cells: text().array().notNull(),
    verdict: text({ enum: verdicts }).notNull(),
    /** Why, as `{ code, field, text }`. */
    reasons: jsonb().notNull(),
    /** Each change made to a cell: column, field, original, value, rule. */
    steps: jsonb().notNull(),
    cluster: integer(),
    companyId: uuid(),
    leadId: uuid(),
    /** The client's own id of the row, kept for each row: a lead remembers one, and a merged row has its own. */
    externalId: text(),
    /** Of a row that went into another's lead: what it says of one, for that lead as long as the two are one, and for its own once they part. */
    told: jsonb().$type<Record<string, string | number>>(),
    /** How we knew that the row's company was there already; null: the row brought a company of its own, or none. */
    knownBy: text({ enum: recognitions }),
  },
  (t) => [
    unique("import_rows_line").on(t.importId, t.line),
    unique("import_rows_client_key").on(t.clientId, t.id),
    withinClient(t, t.importId, imports),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.leadId, leads),
    check("import_rows_verdict", oneOf(t.verdict, verdicts)),
    check("import_rows_known_by", oneOf(t.knownBy, recognitions)),
    check("import_rows_known_has_company", sql`${t.knownBy} is null or ${t.companyId} is not null`),
    check("import_rows_lead_has_lead", sql`${t.verdict} <> 'lead' or ${t.leadId} is not null`),
    check("import_rows_merged_has_company", sql`${t.verdict} <> 'merged' or ${t.companyId} is not null`),
    index("import_rows_company").on(t.companyId),
    index("import_rows_lead").on(t.leadId),
    index("import_rows_verdict_of").on(t.importId, t.verdict, t.line),
    index("import_rows_external_id").on(t.clientId, t.externalId).where(sql`${t.externalId} is not null`),
  ],
);

/**
 * What a newer file said differently of a company we had: what stood there, and what stands there now. Undoing the import puts
 * it back. With its values it goes when they are erased; the ledger only knows of which kind it was.
 */
export const importChanges = pgTable(
  "import_changes",
  {
    id: id(),
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    line: integer().notNull(),
    kind: text({ enum: changeKinds }).notNull(),
    /** The record it stands at: a company of one earlier row, and the lead where it concerns one. */
    companyId: uuid().notNull(),
    leadId: uuid(),
    /** What was added: a number, a person, an address or a note. No foreign key: it may be erased. */
    addedId: uuid(),
    field: text(),
    was: text(),
    becomes: text(),
    /** A person's word or a closed door stands against it: told, and left as it was. */
    kept: boolean().notNull().default(false),
  },
  (t) => [
    withinClient(t, t.importId, imports).onDelete("cascade"),
    withinClient(t, t.companyId, companies),
    withinClient(t, t.leadId, leads),
    check("import_changes_kind", oneOf(t.kind, changeKinds)),
    index("import_changes_import").on(t.importId, t.kind, t.line),
    index("import_changes_company").on(t.companyId),
    index("import_changes_lead").on(t.leadId).where(sql`${t.leadId} is not null`),
  ],
);

/** What a person wrote over a cell of a file; the row keeps what the client sent. Taken away, the cell is as it came. */
export const importEdits = pgTable(
  "import_edits",
  {
    clientId: uuid().notNull(),
    importId: uuid().notNull(),
    /** The record and the column, numbered as in the file: records from 1, columns from 0. */
    line: integer().notNull(),
    column: integer().notNull(),
    value: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line, t.column] }), withinClient(t, t.importId, imports)],
);

import { type SQL, sql } from "drizzle-orm";
import {
  brought,
  callEvent,
  decision,
  evidence,
  facts,
  type May,
  reasons,
  settings,
  steps,
  typed,
} from "./blot-values.ts";
import { type Concerned, texts, uuids } from "./concerned.server.ts";

/** A table of words that people wrote or files had: which of its rows may speak of somebody, and in which columns. */
export type Written = {
  table: string;
  key: string[];
  /** Of a stored value, what in it. */
  columns: Record<string, "text" | "text[]" | May>;
  /**
   * One record of fields, each of which says a part, a first name here, a last name there; a word that belongs to a row of a file; or facts
   * of few words, each by itself: a reason is "Price" and a competitor "Sage", whoever is called so.
   */
  record: "itself" | "beside" | "facts" | null;
  /** Whose a record is; by the companies that it may be of. */
  isOf?: (companyIds: readonly string[]) => SQL;
  where: (about: Concerned) => SQL;
};

const text = (...names: string[]): Written["columns"] =>
  Object.fromEntries(names.map((name) => [name, "text" as const]));
const byId = ["id"];
const ofCompany = (companyIds: readonly string[]): SQL => sql`company_id = ${uuids(companyIds)}`;
const besideCompany = (companyIds: readonly string[]): SQL => sql`exists (
  select from import_rows r where r.import_id = t.import_id and r.line = t.line and r.company_id = ${uuids(companyIds)})`;
const hasChoices = sql`(exists (select from criteria c where c.id = criterion_id and c.choices is not null)
  or exists (select from former_questions f where f.id = former_question_id and f.choices is not null))`;
const prose = { key: byId, record: null };
const record = { key: byId, record: "itself" } as const;

const isOnList = '$[*].code ? (@ starts with "on-list-" || @ == "likely-on-list")';

const rowOf = (about: Concerned): SQL =>
  sql`(company_id = ${uuids(about.companyIds)} or lead_id = ${uuids(about.leadIds)} or id = ${uuids(about.rowIds)})`;
const importsOf = (about: Concerned): SQL => sql`(select import_id from import_rows where ${rowOf(about)})`;

export const written: readonly Written[] = [
  {
    ...{ ...prose, table: "notes", columns: text("text") },
    where: ({ leadIds, companyIds }) => sql`lead_id = ${uuids(leadIds)} or id in (
      select note_id from shared_facts where company_id = ${uuids(companyIds)})`,
  },
  {
    ...{ ...prose, table: "answers", columns: text("value") },
    where: ({ leadIds }) =>
      sql`(lead_id = ${uuids(leadIds)} or origin_lead_id = ${uuids(leadIds)}) and not ${hasChoices}`,
  },
  {
    ...{ key: byId, record: "facts", table: "answers", columns: text("value") },
    where: ({ leadIds }) => sql`(lead_id = ${uuids(leadIds)} or origin_lead_id = ${uuids(leadIds)}) and ${hasChoices}`,
  },
  {
    // Before the rows, which say whether the cell that was written over is theirs.
    ...{ table: "import_edits", key: ["import_id", "line", "column"], columns: text("value"), record: "beside" },
    isOf: besideCompany,
    where: (about) => sql`(import_id, line) in (select import_id, line from import_rows where ${rowOf(about)})`,
  },
  {
    ...{ ...prose, table: "import_changes", columns: text("was", "becomes"), record: "beside" },
    isOf: ofCompany,
    where: ({ companyIds, leadIds }) => sql`company_id = ${uuids(companyIds)} or lead_id = ${uuids(leadIds)}`,
  },
  {
    ...{ ...prose, table: "imports", columns: { ...text("file_name", "problem"), settings } },
    where: (about) => sql`id in ${importsOf(about)} or id = ${uuids(about.stoppedImportIds)}`,
  },
  {
    ...{ table: "import_rows", key: ["id", "import_id"], record: "itself" },
    columns: { cells: "text[]", reasons, steps, told: facts, external_id: "text" },
    isOf: ofCompany,
    where: rowOf,
  },
  {
    // Nothing but a whole name in it ties such a list to anybody: "Customers May 2024.csv" is not about Ms May.
    ...{ ...record, table: "suppression_lists", columns: text("file_name") },
    where: ({ clientIds }) => sql`(client_id is null or client_id = ${uuids(clientIds)})`,
  },
  {
    // Rows of others say which list of their client they were found on.
    ...{ ...record, table: "import_rows", columns: { reasons } },
    where: ({ clientIds }) => sql`client_id = ${uuids(clientIds)} and reasons @? ${isOnList}::jsonpath`,
  },
  {
    ...{ ...prose, table: "handbacks", columns: text("summary", "gate_note", "decline_note") },
    where: ({ leadIds }) => sql`lead_id = ${uuids(leadIds)}`,
  },
  {
    ...{ ...prose, table: "handback_updates", columns: text("note") },
    where: ({ handbackIds }) => sql`handback_id = ${uuids(handbackIds)}`,
  },
  {
    ...{ ...prose, table: "messages", columns: text("to_address", "subject", "body", "problem") },
    where: ({ messageIds }) => sql`id = ${uuids(messageIds)}`,
  },
  {
    ...{ ...prose, table: "match_decisions", columns: { evidence } },
    where: ({ companyIds }) => sql`a_company_id = ${uuids(companyIds)} or b_company_id = ${uuids(companyIds)}`,
  },
  {
    ...{ ...prose, table: "merges", columns: { evidence } },
    where: ({ companyIds }) => sql`kept_company_id = ${uuids(companyIds)} or merged_company_id = ${uuids(companyIds)}`,
  },
  {
    ...{ table: "field_choices", key: ["company_id", "field"], record: "itself", columns: { typed } },
    isOf: ofCompany,
    where: ({ companyIds }) => sql`company_id = ${uuids(companyIds)} and typed is not null`,
  },
  {
    ...{ ...record, table: "companies", columns: text("website", "address_line1", "address_line2", "industry") },
    isOf: (companyIds) => sql`id = ${uuids(companyIds)}`,
    where: ({ companyIds }) => sql`id = ${uuids(companyIds)}`,
  },
  {
    ...{ key: byId, record: "facts", table: "leads" },
    columns: { ...text("external_id", "old_status", "lost_reason", "competitor"), brought },
    where: ({ leadIds }) => sql`id = ${uuids(leadIds)}`,
  },
  {
    ...{ ...prose, table: "signals", columns: text("because", "opener") },
    where: ({ leadIds }) => sql`id in (select signal_id from lead_signals where lead_id = ${uuids(leadIds)})`,
  },
  {
    ...{ ...prose, table: "consents", columns: text("evidence") },
    where: ({ companyIds }) =>
      sql`number_hash in (select number_hash from phone_numbers where company_id = ${uuids(companyIds)})`,
  },
  {
    ...{ ...prose, table: "attempts", columns: { decision } },
    where: ({ leadIds }) => sql`lead_id = ${uuids(leadIds)}`,
  },
  {
    // Who rings us is nobody's lead: what was told of them is found by their number.
    ...{ ...prose, table: "call_events", columns: { body: callEvent } },
    where: ({ leadIds, digits }) => sql`attempt_id in (select id from attempts where lead_id = ${uuids(leadIds)})
      or (attempt_id is null and kind = 'inbound' and body::text like ${texts(digits.map((one) => `%${one}%`))})`,
  },
];

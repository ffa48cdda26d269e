import { type SQL, sql } from "drizzle-orm";
import { type Concerned, texts, uuids } from "./concerned.server.ts";

/** A table of words that people wrote or files had: which of its rows may speak of somebody, and in which columns. */
export type Written = {
  table: string;
  key: string[];
  columns: Record<string, "text" | "text[]" | "jsonb">;
  /** One record of fields, each of which says a part, a first name here, a last name there; or a word that belongs to a row of a file. */
  record: "itself" | "beside" | null;
  where: (about: Concerned) => SQL;
};

const text = (...names: string[]): Written["columns"] =>
  Object.fromEntries(names.map((name) => [name, "text" as const]));
const byId = ["id"];
const prose = { key: byId, record: null };
const record = { key: byId, record: "itself" } as const;

const rowOf = (about: Concerned): SQL =>
  sql`(company_id = ${uuids(about.companyIds)} or lead_id = ${uuids(about.leadIds)} or id = ${uuids(about.rowIds)})`;
const importsOf = (about: Concerned): SQL => sql`(select import_id from import_rows where ${rowOf(about)})`;

export const written: readonly Written[] = [
  {
    ...{ ...prose, table: "notes", columns: text("text") },
    where: ({ leadIds, companyIds }) => sql`lead_id = ${uuids(leadIds)} or id in (
      select note_id from shared_facts where company_id = ${uuids(companyIds)} or lead_id = ${uuids(leadIds)})`,
  },
  {
    ...{ ...prose, table: "answers", columns: text("value") },
    where: ({ leadIds }) => sql`lead_id = ${uuids(leadIds)} or origin_lead_id = ${uuids(leadIds)}`,
  },
  {
    // Before the rows, which say whether the cell that was written over is theirs.
    ...{ table: "import_edits", key: ["import_id", "line", "column"], columns: text("value"), record: "beside" },
    where: (about) => sql`(import_id, line) in (select import_id, line from import_rows where ${rowOf(about)})`,
  },
  {
    ...{ ...prose, table: "import_changes", columns: text("was", "becomes"), record: "beside" },
    where: ({ companyIds, leadIds }) => sql`company_id = ${uuids(companyIds)} or lead_id = ${uuids(leadIds)}`,
  },
  {
    ...{ ...prose, table: "imports", columns: { ...text("file_name", "problem"), settings: "jsonb" } },
    where: (about) => sql`id in ${importsOf(about)} or id = ${uuids(about.stoppedImportIds)}`,
  },
  {
    ...{ table: "import_rows", key: ["id", "import_id"], record: "itself" },
    columns: { cells: "text[]", reasons: "jsonb", steps: "jsonb", told: "jsonb", external_id: "text" },
    where: rowOf,
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
    ...{ ...prose, table: "match_decisions", columns: { evidence: "jsonb" } },
    where: ({ companyIds }) => sql`a_company_id = ${uuids(companyIds)} or b_company_id = ${uuids(companyIds)}`,
  },
  {
    ...{ ...prose, table: "merges", columns: { evidence: "jsonb" } },
    where: ({ companyIds }) => sql`kept_company_id = ${uuids(companyIds)} or merged_company_id = ${uuids(companyIds)}`,
  },
  {
    ...{ table: "field_choices", key: ["company_id", "field"], record: "itself", columns: { typed: "jsonb" } },
    where: ({ companyIds }) => sql`company_id = ${uuids(companyIds)} and typed is not null`,
  },
  {
    ...{ ...record, table: "companies", columns: text("website", "address_line1", "address_line2", "industry") },
    where: ({ companyIds }) => sql`id = ${uuids(companyIds)}`,
  },
  {
    ...{ ...prose, table: "leads" },
    columns: { ...text("external_id", "old_status", "lost_reason", "competitor"), brought: "jsonb" },
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
    ...{ ...prose, table: "attempts", columns: { decision: "jsonb" } },
    where: ({ leadIds }) => sql`lead_id = ${uuids(leadIds)}`,
  },
  {
    // Who rings us is nobody's lead: what was told of them is found by their number.
    ...{ ...prose, table: "call_events", columns: { body: "jsonb" } },
    where: ({ leadIds, digits }) => sql`attempt_id in (select id from attempts where lead_id = ${uuids(leadIds)})
      or (attempt_id is null and kind = 'inbound' and body::text like ${texts(digits.map((one) => `%${one}%`))})`,
  },
];

// Long because it names every column of the house that could hold a word: a new one is not to be overlooked.

/**
 * What each column that can hold text holds, as far as people are concerned who asked to be erased.
 *
 * - `blot`: words that somebody wrote or a file had; the person is taken out of them, the other words stay
 * - `blank`: the person's own; it goes
 * - `anew`: made of what is left
 * - `company`: of a company, and goes with it where the company is the person
 * - `hash`: a keyed hash, which names nobody to whoever has not got the value
 * - `word`: the trade's own vocabulary, a code, a zone, a key
 * - `ours`: what the agency or its client says of itself: its people who sign in, its questions, letters and rules
 * - `seen to`: the file of a suppression list that was not used yet: where it names them it is used or left first, and goes with that
 */
export type Holds = "blot" | "blank" | "anew" | "company" | "hash" | "word" | "ours" | "seen to";

type Columns = Record<string, Holds>;

const all = (holds: Holds, ...names: string[]): Columns => Object.fromEntries(names.map((name) => [name, holds]));

export const columns: Record<string, Columns> = {
  absences: all("word", "reason", "callbacks"),
  agency: { name: "ours", time_zone: "word" },
  agent_sessions: all("word", "conference_name", "conference_sid", "agent_call_sid", "closed_because"),
  answers: { value: "blot" },
  attempts: {
    ...{ decision: "blot", number_hash: "hash", caller_id: "ours" },
    ...all("word", "status", "call_sid", "answered_by", "ended_by"),
  },
  awaited_offerings: {},
  call_events: { body: "blot", kind: "word", dedupe_key: "word" },
  campaign_agents: {},
  campaigns: {
    ...all("ours", "name", "caller_id"),
    ...all("word", "status", "country", "paused_because", "sector", "currency", "queue_weights"),
  },
  chosen_plans: {},
  clients: { ...all("ours", "name", "legal_name"), ...all("word", "country", "time_zone", "currency") },
  companies: {
    ...all("company", "name", "domain", "city", "region", "postcode", "company_number", "employees"),
    ...all("blot", "website", "address_line1", "address_line2", "industry"),
    ...all("word", "country", "time_zone"),
  },
  consents: { evidence: "blot", number_hash: "hash", sector: "word" },
  contacts: all("blank", "full_name", "first_name", "last_name", "job_title"),
  country_bases: { country: "word", basis: "ours" },
  criteria: { ...all("ours", "question", "hint", "choices"), kind: "word" },
  dispositions: {
    ...{ label: "ours" },
    ...all("word", "code", "effect", "to_stage", "next_action", "dormancy_reason", "close_reason"),
  },
  email_addresses: { address: "blank" },
  events: { type: "word", data: "word" },
  field_choices: { field: "word", typed: "blot" },
  former_questions: all("ours", "question", "hint", "choices"),
  handback_updates: { note: "blot", kind: "word", currency: "word" },
  handbacks: { ...all("blot", "summary", "gate_note", "decline_note"), ...all("word", "status", "decline_reason") },
  import_changes: { ...all("blot", "was", "becomes"), ...all("word", "kind", "field") },
  import_edits: { value: "blot" },
  import_files: { content: "blank" },
  import_rows: {
    ...all("blot", "cells", "reasons", "steps", "told", "external_id"),
    ...all("word", "verdict", "known_by"),
  },
  imports: { ...all("blot", "file_name", "settings", "problem"), ...all("word", "sha256", "status", "phase") },
  lead_signals: { effect: "word" },
  leads: {
    ...all("blot", "external_id", "old_status", "lost_reason", "competitor", "brought"),
    ...all("word", "stage", "owner", "next_action", "due_zone", "language", "blocked_by", "source"),
    ...all("word", "dormancy_reason", "closed_reason", "won_currency"),
  },
  mail_stops: { address_hash: "hash", reason: "word" },
  match_decisions: { evidence: "blot", weights_version: "word", answer: "word" },
  match_keys: { kind: "word", key: "anew" },
  merges: { evidence: "blot", weights_version: "word" },
  messages: { ...all("blot", "to_address", "subject", "body", "problem"), once_key: "word", status: "word" },
  notes: { text: "blot" },
  offerings: { name: "ours" },
  outcomes: { to_stage: "word" },
  phone_numbers: {
    ...all("blank", "e164", "ext", "raw"),
    ...{ number_hash: "hash" },
    ...all("word", "kind", "label", "dead_reason"),
  },
  reason_plans: { reason: "word" },
  reason_presets: all("word", "reason", "preset"),
  recovery_codes: { code_hash: "hash" },
  rules: {
    ...all("ours", "title", "terms", "source"),
    ...all("word", "id", "version", "kind", "jurisdiction", "region"),
  },
  screening_numbers: { number_hash: "hash" },
  screenings: { file_name: "ours", ...all("word", "list", "covers", "prefixes") },
  script_lines: { ...all("ours", "tab", "text"), for_reason: "word" },
  second_factors: { sealed_secret: "ours" },
  sessions: { token_hash: "hash" },
  shared_facts: {},
  sign_in_failures: { subject: "ours" },
  signals: { ...all("blot", "because", "opener"), ...all("word", "kind", "competitor") },
  suppression_companies: all("company", "name", "address_line", "city", "postcode", "domain", "company_number", "keys"),
  suppression_lists: {
    content: "seen to",
    file_name: "blot",
    settings: "ours",
    ...all("word", "kind", "status", "sha256"),
  },
  suppression_matches: all("word", "means", "finding", "stage", "next_action"),
  suppressions: { value_hash: "hash", ...all("word", "kind", "source") },
  survivorship_rules: all("word", "field", "rule"),
  touch_plans: { name: "ours" },
  touch_runs: { end_reason: "word" },
  touch_steps: { kind: "word", ...all("ours", "subject", "body") },
  touches: all("word", "kind", "status", "skipped"),
  users: {
    ...all("ours", "email", "name"),
    password_hash: "hash",
    ...all("word", "role", "languages", "paused_because"),
  },
};

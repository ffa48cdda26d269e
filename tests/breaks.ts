/** For each invariant of `verify` the statements that break it; those of the database's own guards that stand in the way go first. */
const drop = (table: string, ...constraints: string[]): string[] =>
  constraints.map((constraint) => `alter table ${table} drop constraint ${constraint}`);
const leadGuards = drop("leads", "leads_sound", "leads_stage", "leads_next_action_word");
const aReadyLead =
  "(select id from leads where stage = 'ready' and held_by is null and merged_into_id is null limit 1)";
const anAttempt = "(select id from attempts order by placed_at limit 1)";
const theQualified = "(select id from leads where stage = 'qualified')";
const aMerged = "(select id from companies where merged_into_id is not null limit 1)";
const another = (table: string, than: string) =>
  `(select id from ${table} where client_id <> (select client_id from ${table} where id = ${than}) limit 1)`;

export const breaks: Record<string, string[]> = {
  "import-rows-add-up": ["update imports set rows_read = rows_read + 1"],
  "import-verdicts-as-recorded": [
    "update import_rows set verdict = 'suppressed', lead_id = null where verdict = 'quarantined'",
  ],
  "rows-only-of-committed-imports": ["update imports set status = 'undone'"],
  "row-of-a-lead-has-its-lead": [
    "update import_rows set lead_id = (select id from leads where campaign_id <> (select campaign_id from imports limit 1) limit 1) where verdict = 'lead'",
  ],
  "lead-counts-for-one-row": [
    "update import_rows set lead_id = (select lead_id from import_rows where verdict = 'lead' order by line limit 1) where verdict = 'lead'",
  ],
  "lead-from-a-row-has-its-row": ["update import_rows set verdict = 'suppressed' where verdict = 'lead'"],
  "lead-counts-in-a-stage": [...leadGuards, `update leads set stage = 'limbo' where id = ${aReadyLead}`],

  "open-lead-has-owner-action-and-date": [...leadGuards, `update leads set due_at = null where id = ${aReadyLead}`],
  "owner-follows-from-stage": [...leadGuards, `update leads set stage = 'contacted' where id = ${aReadyLead}`],
  "next-action-fits-stage": [`update leads set next_action = 'await-acceptance' where id = ${aReadyLead}`],
  "ended-lead-asks-nothing-more": [...leadGuards, `update leads set stage = 'closed' where id = ${aReadyLead}`],
  "carried-on-lead-stays-closed": [
    "update campaigns c set status = 'ended', successor_id = (select id from campaigns s where s.id <> c.id limit 1)",
    `insert into events (type, lead_id, client_id, at, data)
     select 'lead.stage-changed', id, client_id, stage_at, '{"from": "ready", "to": "closed", "reason": "carried-on"}' from leads where id = ${aReadyLead}`,
  ],

  "ready-lead-is-on-no-list": [
    `insert into suppression_lists (id, client_id, kind, status, file_name, sha256, settings, replaces, uploaded_by, uploaded_at, used_at)
     select '00000000-0000-7000-8000-000000000001', client_id, 'customers', 'active', 'customers.csv', '0', '{}', false, (select id from users limit 1), created_at, created_at from leads where id = ${aReadyLead}`,
    `insert into suppressions (client_id, kind, value_hash, source, list_id, at)
     select n.client_id, 'number', n.number_hash, 'list', '00000000-0000-7000-8000-000000000001', l.created_at
     from phone_numbers n join leads l on l.company_id = n.company_id where l.id = ${aReadyLead} limit 1`,
  ],
  "suppression-of-a-list-ends-with-it": [
    `insert into suppressions (client_id, kind, value_hash, source, list_id, at)
     select id, 'number', 'x', 'list', '00000000-0000-7000-8000-000000000002', now() from clients limit 1`,
  ],

  "agent-holds-one-lead": [
    "drop index leads_one_hold_per_agent",
    `update leads set (held_by, hold_token, held_until) = (select held_by, hold_token, held_until from leads where held_by is not null limit 1) where id = ${aReadyLead}`,
  ],
  "lead-in-one-hand": [
    "insert into events (type, lead_id, client_id, by, at, data) select type, lead_id, client_id, (select id from users where email like 'marc@%'), at + interval '1 minute', jsonb_build_object('holdToken', gen_random_uuid(), 'until', at + interval '11 minutes') from events where type = 'lead.leased'",
  ],
  "hold-ends-in-its-own-hand": [
    "insert into events (type, lead_id, client_id, by, at, data) select type, lead_id, client_id, by, at + interval '1 minute', data from events where type = 'lead.released'",
  ],
  "live-hold-is-in-the-ledger": ["update leads set hold_token = gen_random_uuid() where held_by is not null"],
  "dial-under-its-hold": [
    "update attempts set placed_at = placed_at + interval '1 hour', ended_at = ended_at + interval '2 hours'",
  ],
  "outcome-under-its-hold": ["update outcomes set by = (select id from users where email like 'marc@%')"],
  "one-call-a-hold": [
    `insert into attempts (client_id, campaign_id, lead_id, company_id, phone_number_id, number_hash, agent_id, session_id, hold_token, round, decision, status, placed_at, ended_at)
     select client_id, campaign_id, lead_id, company_id, phone_number_id, number_hash, agent_id, session_id, hold_token, round, decision, status, placed_at, ended_at from attempts`,
  ],
  "outcome-speaks-of-its-call": [
    "update outcomes set lead_id = (select id from leads where id <> outcomes.lead_id limit 1)",
  ],

  "call-has-its-attempt": [`delete from attempts where id = ${anAttempt}`],
  "attempt-is-in-the-ledger": ["delete from events where type = 'call.placed'"],
  "ended-attempt-ends-in-the-ledger": ["delete from events where type = 'call.ended'"],
  "attempt-ends-in-order": [
    "update attempts set ended_at = answered_at - interval '1 minute' where answered_at is not null",
  ],
  "call-was-allowed": ["update attempts set decision = jsonb_set(decision, '{verdict}', '\"wait\"')"],
  "suppressed-number-is-not-rung": [
    "insert into suppressions (kind, value_hash, source, at) select distinct 'number', number_hash, 'person', placed_at - interval '1 day' from attempts",
  ],

  "lead-begins-once-in-the-ledger": ["delete from events where type = 'lead.created'"],
  "ledger-speaks-of-leads-that-are": [`delete from leads where id = ${aReadyLead}`],
  "stages-follow-from-the-ledger": ["delete from events where type = 'lead.stage-changed'"],
  "ledger-has-no-gaps": [
    `update events set data = jsonb_set(data, '{from}', '"nurturing"') where type = 'lead.stage-changed' and lead_id = ${theQualified}`,
  ],
  "next-action-as-recorded": [`update leads set due_at = due_at + interval '1 day' where id = ${aReadyLead}`],
  "outcome-is-in-the-ledger": ["delete from events where type = 'outcome.recorded'"],

  "passed-lead-has-its-evidence": [
    ...leadGuards,
    `update leads set stage = 'passed', next_action = 'await-acceptance' where id = ${aReadyLead}`,
  ],
  "handback-and-stage-agree": ["update handbacks set ended_at = qualified_at"],
  "client-word-is-in-the-ledger": [
    `insert into handback_updates (client_id, handback_id, kind, by, at) select client_id, id, 'contacted', qualified_by, qualified_at from handbacks`,
  ],
  "won-money-has-its-report": [
    ...leadGuards,
    `update leads set stage = 'won', won_minor = 1200000, won_currency = 'GBP', next_action = null, due_at = null where id = ${theQualified}`,
  ],
  "money-only-on-what-was-won": [
    ...leadGuards,
    `update leads set won_minor = 100, won_currency = 'GBP' where id = ${aReadyLead}`,
  ],

  "open-run-has-one-planned-touch": ["delete from touches where status = 'planned'"],
  "ended-run-plans-nothing": ["update touch_runs set ended_at = started_at, end_reason = 'by-hand'"],
  "touch-is-settled-once": [
    "insert into events (type, lead_id, client_id, by, at, data) select type, lead_id, client_id, by, at, data from events where type = 'touch.done'",
  ],
  "no-touch-for-who-has-gone": [
    `insert into events (id, type, lead_id, client_id, at, data) select '00000000-0000-7000-8000-000000000003', 'lead.stage-changed', lead_id, client_id, settled_at, '{"from": "nurturing", "to": "closed"}' from touches where status = 'done' limit 1`,
  ],
  "no-letter-after-no-more": ["update mail_stops set at = at - interval '1 hour'"],

  "merged-company-has-one-merge": ["update merges set undone_at = at"],
  "merges-go-round-in-no-circle": [
    `update companies set merged_into_id = ${aMerged} where id = (select merged_into_id from companies where id = ${aMerged})`,
  ],
  "merged-company-keeps-nothing": [`update contacts set company_id = ${aMerged}`],
  "merged-lead-has-its-merge": [`update leads set merged_into_id = ${theQualified} where id = ${aReadyLead}`],

  "erased-company-has-no-open-lead": [
    ...drop("companies", "companies_erased"),
    `update companies set erased_at = created_at where id = (select company_id from leads where id = ${aReadyLead})`,
  ],
  "erased-person-is-reached-on-nothing": [
    ...drop("contacts", "contacts_erased"),
    "update contacts set erased_at = created_at",
  ],
  "no-plan-writes-to-the-erased": [
    "update touch_runs set ended_at = null, end_reason = null",
    "update messages set to_address = '[erased]' where one_click",
  ],

  "row-belongs-to-its-parents-client": [
    `update phone_numbers set company_id = ${another("companies", "phone_numbers.company_id")}`,
  ],
};

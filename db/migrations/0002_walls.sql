-- The walls. Every table is under row-level security, forced on its owner too. The runtime role owns nothing, is no superuser,
-- cannot truncate, and sees a row only in the agency's scope (app.agency = 'on', set when its pool connects) or in the scope of one client
-- (app.client_id, set for one transaction). No scope, no rows. The sub-selects make the settings a constant of the plan.
grant usage on schema public to rekindle_app;
--> statement-breakpoint
alter table "agency" enable row level security;
--> statement-breakpoint
alter table "agency" force row level security;
--> statement-breakpoint
create policy "agency_wall" on "agency" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "agency" to rekindle_app;
--> statement-breakpoint
alter table "agent_sessions" enable row level security;
--> statement-breakpoint
alter table "agent_sessions" force row level security;
--> statement-breakpoint
create policy "agent_sessions_wall" on "agent_sessions" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "agent_sessions" to rekindle_app;
--> statement-breakpoint
alter table "answers" enable row level security;
--> statement-breakpoint
alter table "answers" force row level security;
--> statement-breakpoint
create policy "answers_wall" on "answers" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "answers" to rekindle_app;
--> statement-breakpoint
alter table "attempts" enable row level security;
--> statement-breakpoint
alter table "attempts" force row level security;
--> statement-breakpoint
create policy "attempts_wall" on "attempts" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "attempts" to rekindle_app;
--> statement-breakpoint
alter table "call_events" enable row level security;
--> statement-breakpoint
alter table "call_events" force row level security;
--> statement-breakpoint
create policy "call_events_wall" on "call_events" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "call_events" to rekindle_app;
--> statement-breakpoint
alter table "campaign_agents" enable row level security;
--> statement-breakpoint
alter table "campaign_agents" force row level security;
--> statement-breakpoint
create policy "campaign_agents_wall" on "campaign_agents" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "campaign_agents" to rekindle_app;
--> statement-breakpoint
alter table "campaigns" enable row level security;
--> statement-breakpoint
alter table "campaigns" force row level security;
--> statement-breakpoint
create policy "campaigns_wall" on "campaigns" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "campaigns" to rekindle_app;
--> statement-breakpoint
alter table "clients" enable row level security;
--> statement-breakpoint
alter table "clients" force row level security;
--> statement-breakpoint
create policy "clients_wall" on "clients" to public using ((select current_setting('app.agency', true)) = 'on' or id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "clients" to rekindle_app;
--> statement-breakpoint
alter table "companies" enable row level security;
--> statement-breakpoint
alter table "companies" force row level security;
--> statement-breakpoint
create policy "companies_wall" on "companies" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "companies" to rekindle_app;
--> statement-breakpoint
alter table "contacts" enable row level security;
--> statement-breakpoint
alter table "contacts" force row level security;
--> statement-breakpoint
create policy "contacts_wall" on "contacts" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "contacts" to rekindle_app;
--> statement-breakpoint
alter table "country_bases" enable row level security;
--> statement-breakpoint
alter table "country_bases" force row level security;
--> statement-breakpoint
create policy "country_bases_wall" on "country_bases" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "country_bases" to rekindle_app;
--> statement-breakpoint
alter table "criteria" enable row level security;
--> statement-breakpoint
alter table "criteria" force row level security;
--> statement-breakpoint
create policy "criteria_wall" on "criteria" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "criteria" to rekindle_app;
--> statement-breakpoint
alter table "dispositions" enable row level security;
--> statement-breakpoint
alter table "dispositions" force row level security;
--> statement-breakpoint
create policy "dispositions_wall" on "dispositions" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "dispositions" to rekindle_app;
--> statement-breakpoint
alter table "email_addresses" enable row level security;
--> statement-breakpoint
alter table "email_addresses" force row level security;
--> statement-breakpoint
create policy "email_addresses_wall" on "email_addresses" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "email_addresses" to rekindle_app;
--> statement-breakpoint
alter table "events" enable row level security;
--> statement-breakpoint
alter table "events" force row level security;
--> statement-breakpoint
create policy "events_wall" on "events" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert on "events" to rekindle_app;
--> statement-breakpoint
alter table "handback_updates" enable row level security;
--> statement-breakpoint
alter table "handback_updates" force row level security;
--> statement-breakpoint
create policy "handback_updates_wall" on "handback_updates" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "handback_updates" to rekindle_app;
--> statement-breakpoint
alter table "handbacks" enable row level security;
--> statement-breakpoint
alter table "handbacks" force row level security;
--> statement-breakpoint
create policy "handbacks_wall" on "handbacks" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "handbacks" to rekindle_app;
--> statement-breakpoint
alter table "import_files" enable row level security;
--> statement-breakpoint
alter table "import_files" force row level security;
--> statement-breakpoint
create policy "import_files_wall" on "import_files" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "import_files" to rekindle_app;
--> statement-breakpoint
alter table "import_rows" enable row level security;
--> statement-breakpoint
alter table "import_rows" force row level security;
--> statement-breakpoint
create policy "import_rows_wall" on "import_rows" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "import_rows" to rekindle_app;
--> statement-breakpoint
alter table "imports" enable row level security;
--> statement-breakpoint
alter table "imports" force row level security;
--> statement-breakpoint
create policy "imports_wall" on "imports" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "imports" to rekindle_app;
--> statement-breakpoint
alter table "leads" enable row level security;
--> statement-breakpoint
alter table "leads" force row level security;
--> statement-breakpoint
create policy "leads_wall" on "leads" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "leads" to rekindle_app;
--> statement-breakpoint
alter table "match_decisions" enable row level security;
--> statement-breakpoint
alter table "match_decisions" force row level security;
--> statement-breakpoint
create policy "match_decisions_wall" on "match_decisions" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "match_decisions" to rekindle_app;
--> statement-breakpoint
alter table "match_keys" enable row level security;
--> statement-breakpoint
alter table "match_keys" force row level security;
--> statement-breakpoint
create policy "match_keys_wall" on "match_keys" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "match_keys" to rekindle_app;
--> statement-breakpoint
alter table "merges" enable row level security;
--> statement-breakpoint
alter table "merges" force row level security;
--> statement-breakpoint
create policy "merges_wall" on "merges" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "merges" to rekindle_app;
--> statement-breakpoint
alter table "messages" enable row level security;
--> statement-breakpoint
alter table "messages" force row level security;
--> statement-breakpoint
create policy "messages_wall" on "messages" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "messages" to rekindle_app;
--> statement-breakpoint
alter table "notes" enable row level security;
--> statement-breakpoint
alter table "notes" force row level security;
--> statement-breakpoint
create policy "notes_wall" on "notes" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "notes" to rekindle_app;
--> statement-breakpoint
alter table "outcomes" enable row level security;
--> statement-breakpoint
alter table "outcomes" force row level security;
--> statement-breakpoint
create policy "outcomes_wall" on "outcomes" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "outcomes" to rekindle_app;
--> statement-breakpoint
alter table "phone_numbers" enable row level security;
--> statement-breakpoint
alter table "phone_numbers" force row level security;
--> statement-breakpoint
create policy "phone_numbers_wall" on "phone_numbers" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "phone_numbers" to rekindle_app;
--> statement-breakpoint
alter table "screening_numbers" enable row level security;
--> statement-breakpoint
alter table "screening_numbers" force row level security;
--> statement-breakpoint
create policy "screening_numbers_wall" on "screening_numbers" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "screening_numbers" to rekindle_app;
--> statement-breakpoint
alter table "screenings" enable row level security;
--> statement-breakpoint
alter table "screenings" force row level security;
--> statement-breakpoint
create policy "screenings_wall" on "screenings" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "screenings" to rekindle_app;
--> statement-breakpoint
alter table "script_lines" enable row level security;
--> statement-breakpoint
alter table "script_lines" force row level security;
--> statement-breakpoint
create policy "script_lines_wall" on "script_lines" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "script_lines" to rekindle_app;
--> statement-breakpoint
alter table "sessions" enable row level security;
--> statement-breakpoint
alter table "sessions" force row level security;
--> statement-breakpoint
create policy "sessions_wall" on "sessions" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "sessions" to rekindle_app;
--> statement-breakpoint
alter table "sign_in_failures" enable row level security;
--> statement-breakpoint
alter table "sign_in_failures" force row level security;
--> statement-breakpoint
create policy "sign_in_failures_wall" on "sign_in_failures" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "sign_in_failures" to rekindle_app;
--> statement-breakpoint
alter table "suppressions" enable row level security;
--> statement-breakpoint
alter table "suppressions" force row level security;
--> statement-breakpoint
create policy "suppressions_wall" on "suppressions" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "suppressions" to rekindle_app;
--> statement-breakpoint
alter table "users" enable row level security;
--> statement-breakpoint
alter table "users" force row level security;
--> statement-breakpoint
create policy "users_wall" on "users" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "users" to rekindle_app;
--> statement-breakpoint
create trigger events_are_append_only before update or delete on "events" for each row execute function refuse_change();
--> statement-breakpoint
create trigger events_are_never_emptied before truncate on "events" for each statement execute function refuse_change();

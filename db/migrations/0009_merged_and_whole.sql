CREATE TABLE "field_choices" (
	"client_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"field" text NOT NULL,
	"source_company_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "field_choices_company_id_field_pk" PRIMARY KEY("company_id","field"),
	CONSTRAINT "field_choices_field" CHECK ("field_choices"."field" in ('name', 'address', 'web', 'industry', 'employees', 'company-number'))
);
--> statement-breakpoint
CREATE TABLE "survivorship_rules" (
	"client_id" uuid NOT NULL,
	"field" text NOT NULL,
	"rule" text NOT NULL,
	"import_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "survivorship_rules_client_id_field_pk" PRIMARY KEY("client_id","field"),
	CONSTRAINT "survivorship_rules_field" CHECK ("survivorship_rules"."field" in ('name', 'address', 'web', 'industry', 'employees', 'company-number')),
	CONSTRAINT "survivorship_rules_rule" CHECK ("survivorship_rules"."rule" in ('kept-record', 'most-recent', 'most-complete', 'most-often', 'longest', 'preferred-file')),
	CONSTRAINT "survivorship_rules_file" CHECK (("survivorship_rules"."rule" = 'preferred-file') = ("survivorship_rules"."import_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "shared_facts" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"lead_id" uuid,
	"attempt_id" uuid,
	"note_id" uuid,
	CONSTRAINT "shared_facts_once" UNIQUE NULLS NOT DISTINCT("company_id","attempt_id","note_id"),
	CONSTRAINT "shared_facts_one_thing" CHECK (num_nonnulls("shared_facts"."attempt_id", "shared_facts"."note_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_client_key" UNIQUE("client_id","id");--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "shown_to" uuid;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "shown_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "origin_lead_id" uuid;--> statement-breakpoint
ALTER TABLE "field_choices" ADD CONSTRAINT "field_choices_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_choices" ADD CONSTRAINT "field_choices_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_choices" ADD CONSTRAINT "field_choices_client_id_source_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","source_company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survivorship_rules" ADD CONSTRAINT "survivorship_rules_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survivorship_rules" ADD CONSTRAINT "survivorship_rules_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_facts" ADD CONSTRAINT "shared_facts_client_id_merge_id_merges_client_id_id_fk" FOREIGN KEY ("client_id","merge_id") REFERENCES "public"."merges"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_facts" ADD CONSTRAINT "shared_facts_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_facts" ADD CONSTRAINT "shared_facts_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_facts" ADD CONSTRAINT "shared_facts_client_id_attempt_id_attempts_client_id_id_fk" FOREIGN KEY ("client_id","attempt_id") REFERENCES "public"."attempts"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_facts" ADD CONSTRAINT "shared_facts_client_id_note_id_notes_client_id_id_fk" FOREIGN KEY ("client_id","note_id") REFERENCES "public"."notes"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_choices_source" ON "field_choices" USING btree ("source_company_id");--> statement-breakpoint
CREATE INDEX "shared_facts_lead" ON "shared_facts" USING btree ("lead_id") WHERE "shared_facts"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "shared_facts_merge" ON "shared_facts" USING btree ("merge_id");--> statement-breakpoint
CREATE INDEX "shared_facts_attempt" ON "shared_facts" USING btree ("attempt_id") WHERE "shared_facts"."attempt_id" is not null;--> statement-breakpoint
CREATE INDEX "shared_facts_note" ON "shared_facts" USING btree ("note_id") WHERE "shared_facts"."note_id" is not null;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_shown_to_users_id_fk" FOREIGN KEY ("shown_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_client_id_origin_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","origin_lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_decisions_batch" ON "match_decisions" USING btree ("batch_id") WHERE "match_decisions"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "match_decisions_branches" ON "match_decisions" USING btree ("client_id") WHERE "match_decisions"."answer" = 'branch';--> statement-breakpoint
CREATE INDEX "answers_origin" ON "answers" USING btree ("origin_lead_id") WHERE "answers"."origin_lead_id" is not null;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_shown_whole" CHECK (num_nulls("match_decisions"."shown_to", "match_decisions"."shown_until") in (0, 2));--> statement-breakpoint
-- The walls of the new tables, as in 0002. Whose word counts is the client's to see in what is handed back; links of calls are the agency's.
alter table "survivorship_rules" enable row level security;
--> statement-breakpoint
alter table "survivorship_rules" force row level security;
--> statement-breakpoint
create policy "survivorship_rules_wall" on "survivorship_rules" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "survivorship_rules" to rekindle_app;
--> statement-breakpoint
alter table "field_choices" enable row level security;
--> statement-breakpoint
alter table "field_choices" force row level security;
--> statement-breakpoint
create policy "field_choices_wall" on "field_choices" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "field_choices" to rekindle_app;
--> statement-breakpoint
alter table "shared_facts" enable row level security;
--> statement-breakpoint
alter table "shared_facts" force row level security;
--> statement-breakpoint
create policy "shared_facts_wall" on "shared_facts" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "shared_facts" to rekindle_app;

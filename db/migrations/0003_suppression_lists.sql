CREATE TABLE "suppression_companies" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address_line" text,
	"city" text,
	"postcode" text,
	"domain" text,
	"company_number" text,
	"keys" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppression_lists" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea",
	"settings" jsonb NOT NULL,
	"replaces" boolean NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"numbers" integer DEFAULT 0 NOT NULL,
	"emails" integer DEFAULT 0 NOT NULL,
	"domains" integer DEFAULT 0 NOT NULL,
	"companies" integer DEFAULT 0 NOT NULL,
	"lifted" integer DEFAULT 0 NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "suppression_lists_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "suppression_lists_kind" CHECK ("suppression_lists"."kind" in ('customers', 'opportunities', 'do-not-call')),
	CONSTRAINT "suppression_lists_status" CHECK ("suppression_lists"."status" in ('ready', 'active', 'replaced', 'taken-back')),
	CONSTRAINT "suppression_lists_agency_only_do_not_call" CHECK ("suppression_lists"."client_id" is not null or "suppression_lists"."kind" = 'do-not-call'),
	CONSTRAINT "suppression_lists_used" CHECK (("suppression_lists"."status" = 'ready') = ("suppression_lists"."used_at" is null)),
	CONSTRAINT "suppression_lists_ended" CHECK (("suppression_lists"."status" in ('replaced', 'taken-back')) = ("suppression_lists"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "suppression_matches" (
	"client_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"means" text NOT NULL,
	"finding" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"stage" text NOT NULL,
	"next_action" text,
	"due_at" timestamp with time zone,
	CONSTRAINT "suppression_matches_list_id_lead_id_pk" PRIMARY KEY("list_id","lead_id"),
	CONSTRAINT "suppression_matches_means" CHECK ("suppression_matches"."means" in ('number', 'email', 'domain', 'register', 'name')),
	CONSTRAINT "suppression_matches_finding" CHECK ("suppression_matches"."finding" in ('closed', 'in-hand', 'likely', 'reopened', 'dismissed'))
);
--> statement-breakpoint
DROP INDEX "suppressions_once";--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "list_id" uuid;--> statement-breakpoint
ALTER TABLE "suppression_companies" ADD CONSTRAINT "suppression_companies_client_id_list_id_suppression_lists_client_id_id_fk" FOREIGN KEY ("client_id","list_id") REFERENCES "public"."suppression_lists"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression_lists" ADD CONSTRAINT "suppression_lists_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression_lists" ADD CONSTRAINT "suppression_lists_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression_lists" ADD CONSTRAINT "suppression_lists_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression_matches" ADD CONSTRAINT "suppression_matches_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suppression_companies_keys" ON "suppression_companies" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "suppression_companies_list" ON "suppression_companies" USING btree ("list_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppression_lists_same_file_once" ON "suppression_lists" USING btree (coalesce("client_id", '00000000-0000-0000-0000-000000000000'::uuid),"kind","sha256") WHERE "suppression_lists"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "suppression_matches_lead" ON "suppression_matches" USING btree ("lead_id");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_client_id_list_id_suppression_lists_client_id_id_fk" FOREIGN KEY ("client_id","list_id") REFERENCES "public"."suppression_lists"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suppressions_list" ON "suppressions" USING btree ("list_id") WHERE "suppressions"."list_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_once" ON "suppressions" USING btree (coalesce("client_id", '00000000-0000-0000-0000-000000000000'::uuid),"kind","value_hash",coalesce("list_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_list" CHECK ("suppressions"."list_id" is null or "suppressions"."source" = 'list');--> statement-breakpoint
-- The walls of the new tables, as in 0002: the agency's scope only. What a client is not to be called about is not the portal's to show.
alter table "suppression_lists" enable row level security;
--> statement-breakpoint
alter table "suppression_lists" force row level security;
--> statement-breakpoint
create policy "suppression_lists_wall" on "suppression_lists" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "suppression_lists" to rekindle_app;
--> statement-breakpoint
alter table "suppression_companies" enable row level security;
--> statement-breakpoint
alter table "suppression_companies" force row level security;
--> statement-breakpoint
create policy "suppression_companies_wall" on "suppression_companies" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "suppression_companies" to rekindle_app;
--> statement-breakpoint
alter table "suppression_matches" enable row level security;
--> statement-breakpoint
alter table "suppression_matches" force row level security;
--> statement-breakpoint
create policy "suppression_matches_wall" on "suppression_matches" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "suppression_matches" to rekindle_app;

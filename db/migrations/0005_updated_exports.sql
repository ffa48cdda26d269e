-- A newer export of the same list updates what an older one brought: each row keeps the client's own id and how it was recognised, and
-- what changed is kept with what stood there before.
CREATE TABLE "import_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"company_id" uuid NOT NULL,
	"lead_id" uuid,
	"added_id" uuid,
	"field" text,
	"was" text,
	"becomes" text,
	"kept" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_changes_kind" CHECK ("import_changes"."kind" in ('number', 'person', 'job-title', 'email', 'note', 'name', 'address', 'website', 'old-status', 'loss', 'last-contact', 'contract', 'competitor', 'do-not-call', 'follows'))
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "known_by" text;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_client_id_import_id_imports_client_id_id_fk" FOREIGN KEY ("client_id","import_id") REFERENCES "public"."imports"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_client_id_company_id_companies_client_id_id_fk" FOREIGN KEY ("client_id","company_id") REFERENCES "public"."companies"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_import" ON "import_changes" USING btree ("import_id","kind","line");--> statement-breakpoint
CREATE INDEX "import_changes_company" ON "import_changes" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "import_changes_lead" ON "import_changes" USING btree ("lead_id") WHERE "import_changes"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_external_id" ON "leads" USING btree ("client_id","external_id") WHERE "leads"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "import_rows_external_id" ON "import_rows" USING btree ("client_id","external_id") WHERE "import_rows"."external_id" is not null;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_known_by" CHECK ("import_rows"."known_by" in ('row-id', 'same-record', 'match'));--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_known_has_company" CHECK ("import_rows"."known_by" is null or "import_rows"."company_id" is not null);--> statement-breakpoint
alter table "import_changes" enable row level security;
--> statement-breakpoint
alter table "import_changes" force row level security;
--> statement-breakpoint
create policy "import_changes_wall" on "import_changes" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "import_changes" to rekindle_app;
--> statement-breakpoint
-- Counts anew the rows of tables that have grown by a fifth since they were last counted. Until the server does so by itself, up to a minute
-- after a large import, it takes them for empty, and looks for what refers to a row through all rows of the client. The runtime role owns
-- nothing, so this is its one door.
create function count_rows_anew() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare grown record;
begin
  for grown in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname in ('companies', 'contacts', 'phone_numbers', 'email_addresses', 'leads', 'notes', 'match_keys', 'match_decisions',
        'merges', 'import_rows', 'import_changes')
      and pg_relation_size(c.oid) / current_setting('block_size')::int > 1.2 * greatest(c.relpages, 0) + 8
  loop
    execute format('analyze %s', grown.name);
  end loop;
end
$$;
--> statement-breakpoint
revoke all on function count_rows_anew() from public;
--> statement-breakpoint
grant execute on function count_rows_anew() to rekindle_app;

CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"number_hash" text NOT NULL,
	"evidence" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consents_withdrawn" CHECK (("consents"."withdrawn_at" is null) = ("consents"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"id" text NOT NULL,
	"version" text NOT NULL,
	"kind" text NOT NULL,
	"jurisdiction" text NOT NULL,
	"region" text,
	"title" text NOT NULL,
	"terms" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source" text NOT NULL,
	"verified_on" date,
	"verified_by" uuid,
	"added_by" uuid,
	"added" bigint GENERATED ALWAYS AS IDENTITY (sequence name "rules_added_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"revision" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "rules_id_version_pk" PRIMARY KEY("id","version"),
	CONSTRAINT "rules_kind" CHECK ("rules"."kind" in ('hours', 'wash', 'cap', 'round', 'basis', 'recorded')),
	CONSTRAINT "rules_validity" CHECK ("rules"."valid_to" is null or "rules"."valid_to" > "rules"."valid_from"),
	CONSTRAINT "rules_jurisdiction" CHECK ("rules"."jurisdiction" = '*' or "rules"."jurisdiction" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "screening_numbers" ADD COLUMN "listed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "screenings" ADD COLUMN "covers" text DEFAULT 'register' NOT NULL;--> statement-breakpoint
ALTER TABLE "screenings" ADD COLUMN "prefixes" text[];--> statement-breakpoint
ALTER TABLE "screenings" ADD COLUMN "replaced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "screenings" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_verified_by_users_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_once" ON "consents" USING btree ("client_id","number_hash") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "consents_number" ON "consents" USING btree ("number_hash");--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_covers" CHECK ("screenings"."covers" in ('register', 'wash'));
--> statement-breakpoint
alter table "rules" enable row level security;
--> statement-breakpoint
alter table "rules" force row level security;
--> statement-breakpoint
create policy "rules_wall" on "rules" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update on "rules" to rekindle_app;
--> statement-breakpoint
alter table "consents" enable row level security;
--> statement-breakpoint
alter table "consents" force row level security;
--> statement-breakpoint
create policy "consents_wall" on "consents" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update on "consents" to rekindle_app;

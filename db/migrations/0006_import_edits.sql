CREATE TABLE "import_edits" (
	"client_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" integer NOT NULL,
	"value" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_edits_import_id_line_column_pk" PRIMARY KEY("import_id","line","column")
);
--> statement-breakpoint
ALTER TABLE "import_edits" ADD CONSTRAINT "import_edits_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_edits" ADD CONSTRAINT "import_edits_client_id_import_id_imports_client_id_id_fk" FOREIGN KEY ("client_id","import_id") REFERENCES "public"."imports"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
alter table "import_edits" enable row level security;
--> statement-breakpoint
alter table "import_edits" force row level security;
--> statement-breakpoint
create policy "import_edits_wall" on "import_edits" to public using ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid) with check ((select current_setting('app.agency', true)) = 'on' or client_id = (select nullif(current_setting('app.client_id', true), ''))::uuid);
--> statement-breakpoint
grant select, insert, update, delete on "import_edits" to rekindle_app;

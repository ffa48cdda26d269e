CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint
);
--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "asks_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "awaits_code" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_second_factors_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."second_factors"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table "second_factors" enable row level security;
--> statement-breakpoint
alter table "second_factors" force row level security;
--> statement-breakpoint
create policy "second_factors_wall" on "second_factors" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "second_factors" to rekindle_app;
--> statement-breakpoint
alter table "recovery_codes" enable row level security;
--> statement-breakpoint
alter table "recovery_codes" force row level security;
--> statement-breakpoint
create policy "recovery_codes_wall" on "recovery_codes" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "recovery_codes" to rekindle_app;

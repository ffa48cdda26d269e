CREATE TABLE "chosen_plans" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"plan_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reason_plans" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"plan_id" uuid,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reason_plans_campaign_id_reason_pk" PRIMARY KEY("campaign_id","reason"),
	CONSTRAINT "reason_plans_reason" CHECK ("reason_plans"."reason" in ('not-now', 'under-contract', 'offering-missing', 'unhappy-but-staying', 'decides-slowly', 'competitor-news', 'bought-elsewhere', 'seasonal', 'declined-by-client', 'returned-by-client', 'lost-by-client'))
);
--> statement-breakpoint
CREATE TABLE "reason_presets" (
	"reason" text PRIMARY KEY NOT NULL,
	"preset" text,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reason_presets_reason" CHECK ("reason_presets"."reason" in ('not-now', 'under-contract', 'offering-missing', 'unhappy-but-staying', 'decides-slowly', 'competitor-news', 'bought-elsewhere', 'seasonal', 'declined-by-client', 'returned-by-client', 'lost-by-client')),
	CONSTRAINT "reason_presets_preset" CHECK ("reason_presets"."preset" in ('monthly', 'slow', 'contract', 'supplied', 'unhappy', 'elsewhere', 'awaited', 'season', 'second-look'))
);
--> statement-breakpoint
ALTER TABLE "touch_runs" DROP CONSTRAINT "touch_runs_end";--> statement-breakpoint
ALTER TABLE "touch_plans" ADD COLUMN "before_wake_days" smallint;--> statement-breakpoint
ALTER TABLE "touch_runs" ADD COLUMN "sleep_since" timestamp with time zone;--> statement-breakpoint
-- Whoever is on a plan goes on with it for the sleep they are in.
update "touch_runs" r set "sleep_since" = case when r."ended_at" is null then greatest(r."started_at", l."stage_at") else r."started_at" end from "leads" l where l."id" = r."lead_id";--> statement-breakpoint
ALTER TABLE "touch_runs" ALTER COLUMN "sleep_since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "touch_runs" ADD COLUMN "wake_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "chosen_plans" ADD CONSTRAINT "chosen_plans_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chosen_plans" ADD CONSTRAINT "chosen_plans_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chosen_plans" ADD CONSTRAINT "chosen_plans_client_id_plan_id_touch_plans_client_id_id_fk" FOREIGN KEY ("client_id","plan_id") REFERENCES "public"."touch_plans"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_plans" ADD CONSTRAINT "reason_plans_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_plans" ADD CONSTRAINT "reason_plans_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touch_plans" ADD CONSTRAINT "touch_plans_campaign_key" UNIQUE("client_id","campaign_id","id");--> statement-breakpoint
ALTER TABLE "reason_plans" ADD CONSTRAINT "reason_plans_client_id_campaign_id_plan_id_touch_plans_client_id_campaign_id_id_fk" FOREIGN KEY ("client_id","campaign_id","plan_id") REFERENCES "public"."touch_plans"("client_id","campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_presets" ADD CONSTRAINT "reason_presets_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chosen_plans_plan" ON "chosen_plans" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "reason_plans_plan" ON "reason_plans" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "touch_plans" ADD CONSTRAINT "touch_plans_quiet" CHECK ("touch_plans"."before_wake_days" is null or ("touch_plans"."before_wake_days" between 1 and 366 and not "touch_plans"."repeats"));--> statement-breakpoint
ALTER TABLE "touch_runs" ADD CONSTRAINT "touch_runs_end" CHECK ("touch_runs"."end_reason" in ('finished', 'replied', 'bounced', 'unsubscribed', 'moved-on', 'slept-anew', 'by-hand'));
--> statement-breakpoint
alter table "reason_plans" enable row level security;
--> statement-breakpoint
alter table "reason_plans" force row level security;
--> statement-breakpoint
create policy "reason_plans_wall" on "reason_plans" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "reason_plans" to rekindle_app;
--> statement-breakpoint
alter table "reason_presets" enable row level security;
--> statement-breakpoint
alter table "reason_presets" force row level security;
--> statement-breakpoint
create policy "reason_presets_wall" on "reason_presets" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "reason_presets" to rekindle_app;
--> statement-breakpoint
alter table "chosen_plans" enable row level security;
--> statement-breakpoint
alter table "chosen_plans" force row level security;
--> statement-breakpoint
create policy "chosen_plans_wall" on "chosen_plans" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "chosen_plans" to rekindle_app;

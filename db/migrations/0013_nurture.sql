ALTER TABLE "messages" ADD CONSTRAINT "messages_client_key" UNIQUE("client_id","id");
--> statement-breakpoint
CREATE TABLE "awaited_offerings" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_signals" (
	"signal_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"effect" text NOT NULL,
	"wakes_at" timestamp with time zone,
	CONSTRAINT "lead_signals_signal_id_lead_id_pk" PRIMARY KEY("signal_id","lead_id"),
	CONSTRAINT "lead_signals_effect" CHECK ("lead_signals"."effect" in ('woken', 'noted')),
	CONSTRAINT "lead_signals_woken_dated" CHECK (("lead_signals"."effect" = 'woken') = ("lead_signals"."wakes_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "mail_stops" (
	"address_hash" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_stops_reason" CHECK ("mail_stops"."reason" in ('unsubscribed', 'bounced', 'complained'))
);
--> statement-breakpoint
CREATE TABLE "offerings" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"shipped_at" timestamp with time zone,
	CONSTRAINT "offerings_client_key" UNIQUE("client_id","id")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"offering_id" uuid,
	"competitor" text,
	"because" text NOT NULL,
	"opener" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "signals_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "signals_kind" CHECK ("signals"."kind" in ('offering-shipped', 'competitor-news')),
	CONSTRAINT "signals_about" CHECK (("signals"."kind" = 'offering-shipped') = ("signals"."offering_id" is not null)),
	CONSTRAINT "signals_whose" CHECK (("signals"."kind" = 'competitor-news') = ("signals"."competitor" is not null))
);
--> statement-breakpoint
CREATE TABLE "touch_plans" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean NOT NULL,
	"repeats" boolean NOT NULL,
	"least_touches" smallint NOT NULL,
	"touch_days" smallint NOT NULL,
	"least_calls" smallint NOT NULL,
	"call_days" smallint NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "touch_plans_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "touch_plans_name" UNIQUE("campaign_id","name"),
	CONSTRAINT "touch_plans_periods" CHECK ("touch_plans"."touch_days" between 1 and 730 and "touch_plans"."call_days" between 1 and 730),
	CONSTRAINT "touch_plans_minima" CHECK ("touch_plans"."least_touches" between 0 and 100 and "touch_plans"."least_calls" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "touch_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "touch_runs_client_key" UNIQUE("client_id","id"),
	CONSTRAINT "touch_runs_end" CHECK ("touch_runs"."end_reason" in ('finished', 'replied', 'bounced', 'unsubscribed', 'moved-on', 'by-hand')),
	CONSTRAINT "touch_runs_ended" CHECK (("touch_runs"."ended_at" is null) = ("touch_runs"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "touch_steps" (
	"client_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"after_days" smallint NOT NULL,
	"subject" text,
	"body" text,
	CONSTRAINT "touch_steps_plan_id_position_pk" PRIMARY KEY("plan_id","position"),
	CONSTRAINT "touch_steps_kind" CHECK ("touch_steps"."kind" in ('call', 'email', 'letter', 'card', 'event')),
	CONSTRAINT "touch_steps_days" CHECK ("touch_steps"."after_days" between 1 and 730),
	CONSTRAINT "touch_steps_written" CHECK (("touch_steps"."kind" not in ('email', 'letter') or "touch_steps"."body" is not null) and ("touch_steps"."kind" <> 'email' or "touch_steps"."subject" is not null))
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"client_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"turn" smallint NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"skipped" text,
	"message_id" uuid,
	CONSTRAINT "touches_once" UNIQUE("run_id","turn"),
	CONSTRAINT "touches_message" UNIQUE("message_id"),
	CONSTRAINT "touches_kind" CHECK ("touches"."kind" in ('call', 'email', 'letter', 'card', 'event')),
	CONSTRAINT "touches_status" CHECK ("touches"."status" in ('planned', 'done', 'skipped', 'stopped')),
	CONSTRAINT "touches_settled" CHECK (("touches"."status" = 'planned') = ("touches"."settled_at" is null)),
	CONSTRAINT "touches_skip" CHECK ("touches"."skipped" in ('no-address', 'suppressed', 'unsubscribed', 'no-basis', 'no-hour', 'by-hand')),
	CONSTRAINT "touches_skipped" CHECK (("touches"."status" = 'skipped') = ("touches"."skipped" is not null)),
	CONSTRAINT "touches_message_is_mail" CHECK ("touches"."message_id" is null or ("touches"."kind" = 'email' and "touches"."status" = 'done'))
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "one_click" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "awaited_offerings" ADD CONSTRAINT "awaited_offerings_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "awaited_offerings" ADD CONSTRAINT "awaited_offerings_client_id_offering_id_offerings_client_id_id_fk" FOREIGN KEY ("client_id","offering_id") REFERENCES "public"."offerings"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lead_signals" ADD CONSTRAINT "lead_signals_client_id_signal_id_signals_client_id_id_fk" FOREIGN KEY ("client_id","signal_id") REFERENCES "public"."signals"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lead_signals" ADD CONSTRAINT "lead_signals_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_client_id_offering_id_offerings_client_id_id_fk" FOREIGN KEY ("client_id","offering_id") REFERENCES "public"."offerings"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touch_plans" ADD CONSTRAINT "touch_plans_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touch_plans" ADD CONSTRAINT "touch_plans_client_id_campaign_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","campaign_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touch_runs" ADD CONSTRAINT "touch_runs_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touch_runs" ADD CONSTRAINT "touch_runs_client_id_plan_id_touch_plans_client_id_id_fk" FOREIGN KEY ("client_id","plan_id") REFERENCES "public"."touch_plans"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touch_steps" ADD CONSTRAINT "touch_steps_client_id_plan_id_touch_plans_client_id_id_fk" FOREIGN KEY ("client_id","plan_id") REFERENCES "public"."touch_plans"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_client_id_run_id_touch_runs_client_id_id_fk" FOREIGN KEY ("client_id","run_id") REFERENCES "public"."touch_runs"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_client_id_lead_id_leads_client_id_id_fk" FOREIGN KEY ("client_id","lead_id") REFERENCES "public"."leads"("client_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_client_id_message_id_messages_client_id_id_fk" FOREIGN KEY ("client_id","message_id") REFERENCES "public"."messages"("client_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "awaited_offerings_offering" ON "awaited_offerings" USING btree ("offering_id");
--> statement-breakpoint
CREATE INDEX "lead_signals_lead" ON "lead_signals" USING btree ("lead_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "offerings_name" ON "offerings" USING btree ("client_id",lower("name"));
--> statement-breakpoint
CREATE UNIQUE INDEX "signals_shipped_once" ON "signals" USING btree ("offering_id") WHERE "signals"."offering_id" is not null;
--> statement-breakpoint
CREATE INDEX "signals_client" ON "signals" USING btree ("client_id","at");
--> statement-breakpoint
CREATE UNIQUE INDEX "touch_plans_one_default" ON "touch_plans" USING btree ("campaign_id") WHERE "touch_plans"."is_default";
--> statement-breakpoint
CREATE UNIQUE INDEX "touch_runs_one_open" ON "touch_runs" USING btree ("lead_id") WHERE "touch_runs"."ended_at" is null;
--> statement-breakpoint
CREATE INDEX "touch_runs_lead" ON "touch_runs" USING btree ("lead_id","started_at");
--> statement-breakpoint
CREATE INDEX "touch_runs_plan" ON "touch_runs" USING btree ("plan_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "touches_one_planned" ON "touches" USING btree ("run_id") WHERE "touches"."status" = 'planned';
--> statement-breakpoint
CREATE INDEX "touches_due" ON "touches" USING btree ("due_at") WHERE "touches"."status" = 'planned';
--> statement-breakpoint
CREATE INDEX "touches_lead" ON "touches" USING btree ("lead_id");
--> statement-breakpoint
CREATE INDEX "messages_address" ON "messages" USING btree (lower("to_address"),"queued_at");
--> statement-breakpoint
alter table "offerings" enable row level security;
--> statement-breakpoint
alter table "offerings" force row level security;
--> statement-breakpoint
create policy "offerings_wall" on "offerings" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "offerings" to rekindle_app;
--> statement-breakpoint
alter table "awaited_offerings" enable row level security;
--> statement-breakpoint
alter table "awaited_offerings" force row level security;
--> statement-breakpoint
create policy "awaited_offerings_wall" on "awaited_offerings" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "awaited_offerings" to rekindle_app;
--> statement-breakpoint
alter table "signals" enable row level security;
--> statement-breakpoint
alter table "signals" force row level security;
--> statement-breakpoint
create policy "signals_wall" on "signals" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "signals" to rekindle_app;
--> statement-breakpoint
alter table "lead_signals" enable row level security;
--> statement-breakpoint
alter table "lead_signals" force row level security;
--> statement-breakpoint
create policy "lead_signals_wall" on "lead_signals" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "lead_signals" to rekindle_app;
--> statement-breakpoint
alter table "touch_plans" enable row level security;
--> statement-breakpoint
alter table "touch_plans" force row level security;
--> statement-breakpoint
create policy "touch_plans_wall" on "touch_plans" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "touch_plans" to rekindle_app;
--> statement-breakpoint
alter table "touch_steps" enable row level security;
--> statement-breakpoint
alter table "touch_steps" force row level security;
--> statement-breakpoint
create policy "touch_steps_wall" on "touch_steps" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "touch_steps" to rekindle_app;
--> statement-breakpoint
alter table "touch_runs" enable row level security;
--> statement-breakpoint
alter table "touch_runs" force row level security;
--> statement-breakpoint
create policy "touch_runs_wall" on "touch_runs" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "touch_runs" to rekindle_app;
--> statement-breakpoint
alter table "touches" enable row level security;
--> statement-breakpoint
alter table "touches" force row level security;
--> statement-breakpoint
create policy "touches_wall" on "touches" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "touches" to rekindle_app;
--> statement-breakpoint
alter table "mail_stops" enable row level security;
--> statement-breakpoint
alter table "mail_stops" force row level security;
--> statement-breakpoint
create policy "mail_stops_wall" on "mail_stops" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update, delete on "mail_stops" to rekindle_app;

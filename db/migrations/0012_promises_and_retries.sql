CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"callbacks" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "absences_reason" CHECK ("absences"."reason" in ('holiday', 'ill', 'training', 'other')),
	CONSTRAINT "absences_callbacks" CHECK ("absences"."callbacks" in ('anyone', 'wait')),
	CONSTRAINT "absences_span" CHECK ("absences"."until_at" > "absences"."from_at")
);
--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_source";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "callback_window_minutes" smallint DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "callback_anyones_after_minutes" smallint DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "callbacks_per_hour" smallint DEFAULT 4 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "callbacks_per_day" smallint DEFAULT 25 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "successor_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "due_wall" timestamp;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "missed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "min_seconds" smallint;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "max_seconds" smallint;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "other_day_part" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "other_number" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "most_tries" smallint;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "rest_days" smallint;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "offered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "absences_one_open" ON "absences" USING btree ("user_id") WHERE "absences"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_client_id_successor_id_campaigns_client_id_id_fk" FOREIGN KEY ("client_id","successor_id") REFERENCES "public"."campaigns"("client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_promises" ON "leads" USING btree ("due_at") WHERE "leads"."stage" = 'ready' and "leads"."next_action" = 'callback' and "leads"."merged_into_id" is null;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_successor" CHECK ("campaigns"."successor_id" <> "campaigns"."id" and ("campaigns"."successor_id" is null or "campaigns"."status" = 'ended'));--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_settled" CHECK ("campaigns"."settled_at" is null or "campaigns"."status" = 'ended');--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_callbacks" CHECK ("campaigns"."callback_window_minutes" > 0 and "campaigns"."callback_anyones_after_minutes" >= "campaigns"."callback_window_minutes" and "campaigns"."callbacks_per_hour" > 0 and "campaigns"."callbacks_per_day" >= "campaigns"."callbacks_per_hour");--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_promise_has_zone" CHECK ("leads"."due_wall" is null or "leads"."due_zone" is not null);--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_source" CHECK ("leads"."source" in ('row', 'hand', 'moved', 'referred', 'unmerged', 'successor'));--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_seconds" CHECK ("dispositions"."min_seconds" >= 0 and "dispositions"."max_seconds" >= coalesce("dispositions"."min_seconds", 0));--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_retries_whole" CHECK (num_nulls("dispositions"."most_tries", "dispositions"."rest_days") in (0, 2) and "dispositions"."most_tries" > 0 and "dispositions"."rest_days" > 0);--> statement-breakpoint
alter table "absences" enable row level security;
--> statement-breakpoint
alter table "absences" force row level security;
--> statement-breakpoint
create policy "absences_wall" on "absences" to public using ((select current_setting('app.agency', true)) = 'on') with check ((select current_setting('app.agency', true)) = 'on');
--> statement-breakpoint
grant select, insert, update on "absences" to rekindle_app;
--> statement-breakpoint
-- What was promised before is a promise on the same wall's clock.
update "leads" set "due_wall" = "due_at" at time zone "due_zone" where "next_action" = 'callback' and "due_zone" is not null;
--> statement-breakpoint
-- Campaigns that are there already get the outcomes' limits and retries as a new one does.
update "dispositions" as d set "min_seconds" = n.least, "max_seconds" = n.most, "other_day_part" = n.part, "other_number" = n.number, "most_tries" = n.tries, "rest_days" = n.rest
from (values ('qualified', 1, null::int, false, false, null::int, null::int), ('callback', 1, null, false, false, null, null), ('not-now', 1, null, false, false, null, null),
  ('under-contract', 1, null, false, false, null, null), ('not-the-person', 1, null, false, true, null, null), ('has-left', 1, null, false, false, null, null),
  ('wrong-number', 1, null, false, false, null, null), ('never-a-fit', 1, null, false, false, null, null), ('no-answer', null, 60, true, true, 6, 90),
  ('busy', null, 60, false, false, 6, 90), ('voicemail', null, 180, true, true, 6, 90), ('call-lost', null, 60, false, false, 6, 90)) as n (code, least, most, part, number, tries, rest)
where d."code" = n.code;
--> statement-breakpoint
insert into "dispositions" ("client_id", "campaign_id", "position", "code", "label", "human", "contact", "callback", "effect", "to_stage", "next_action", "asks_date", "min_seconds")
select "client_id", "id", 15, 'they-will-call', 'They will call us', true, true, true, 'none', 'ready', 'callback', true, 1 from "campaigns"
where exists (select from "dispositions" d where d."campaign_id" = "campaigns"."id") on conflict do nothing;

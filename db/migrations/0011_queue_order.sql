DROP INDEX "leads_queue";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "paused_because" text;--> statement-breakpoint
ALTER TABLE "campaign_agents" ADD COLUMN "share" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "queue_weights" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "queue_rank" smallint DEFAULT 120 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "rank_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "language" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "pulled_for" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_pulled_for_users_id_fk" FOREIGN KEY ("pulled_for") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_pulled" ON "leads" USING btree ("pulled_for") WHERE "leads"."pulled_for" is not null;--> statement-breakpoint
CREATE INDEX "leads_rank_again" ON "leads" USING btree ("rank_again_at") WHERE "leads"."rank_again_at" is not null and "leads"."stage" = 'ready' and "leads"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "leads_queue" ON "leads" USING btree ("campaign_id","queue_rank","language","callable_from","id") WHERE "leads"."stage" = 'ready' and "leads"."merged_into_id" is null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_pause" CHECK (("users"."paused_at" is null) = ("users"."paused_because" is null));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_pause_reason" CHECK ("users"."paused_because" in ('break', 'meeting', 'training', 'paperwork', 'technical'));--> statement-breakpoint
ALTER TABLE "campaign_agents" ADD CONSTRAINT "campaign_agents_share" CHECK ("campaign_agents"."share" between 1 and 100);--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_language" CHECK ("leads"."language" ~ '^([a-z]{2})?$');--> statement-breakpoint
create function rank_lead_anew() returns trigger language plpgsql as $$
begin
  -- Until its place is worked out, a new lead stands behind the others in the order of what its file says.
  if tg_op = 'INSERT' or new.priority <> old.priority then
    new.queue_rank := 120 - new.priority / 10;
  end if;
  new.rank_again_at := 'epoch';
  return new;
end $$;
--> statement-breakpoint
create trigger leads_rank_new before insert on "leads" for each row execute function rank_lead_anew();
--> statement-breakpoint
create trigger leads_rank_changed before update on "leads" for each row
when ((old.stage, old.stage_at, old.next_action, old.due_at, old.due_zone, old.assignee_id, old.priority, old.dormancy_reason, old.company_id, old.round)
  is distinct from (new.stage, new.stage_at, new.next_action, new.due_at, new.due_zone, new.assignee_id, new.priority, new.dormancy_reason, new.company_id, new.round))
execute function rank_lead_anew();
--> statement-breakpoint
update "leads" set "queue_rank" = 120 - "priority" / 10, "rank_again_at" = 'epoch';

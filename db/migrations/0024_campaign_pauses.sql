ALTER TABLE "campaigns" ADD COLUMN "paused_because" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_pause" CHECK ("campaigns"."paused_because" in ('client-asked', 'no-agents', 'season', 'to-be-mended', 'other'));--> statement-breakpoint
-- A day that was left behind by a pause that is over.
update "campaigns" set "paused_until" = null where "status" <> 'paused';--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_paused" CHECK ("campaigns"."status" = 'paused' or num_nonnulls("campaigns"."paused_until", "campaigns"."paused_because") = 0);
ALTER TABLE "touches" DROP CONSTRAINT "touches_status";--> statement-breakpoint
ALTER TABLE "touches" DROP CONSTRAINT "touches_message_is_mail";--> statement-breakpoint
DROP INDEX "absences_one_open";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "blocked_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "blocked_by" text;--> statement-breakpoint
CREATE INDEX "absences_open" ON "absences" USING btree ("user_id","from_at") WHERE "absences"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "leads_blocked" ON "leads" USING btree ("callable_from") WHERE "leads"."blocked_since" is not null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_pause_until" CHECK ("users"."paused_until" is null or "users"."paused_until" > "users"."paused_at");--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_blocked_whole" CHECK (("leads"."blocked_since" is null) = ("leads"."blocked_by" is null));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_blocked_is_ready" CHECK ("leads"."blocked_since" is null or "leads"."stage" = 'ready');--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_status" CHECK ("touches"."status" in ('planned', 'done', 'failed', 'skipped', 'stopped'));--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_message_is_mail" CHECK ("touches"."message_id" is null or ("touches"."kind" = 'email' and "touches"."status" in ('done', 'failed')));
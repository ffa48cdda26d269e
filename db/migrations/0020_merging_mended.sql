ALTER TABLE "leads" ADD COLUMN "brought" jsonb;--> statement-breakpoint
update "match_decisions" set "batch_id" = "id" where "answered_by" is not null and "settled_by_id" is null and "batch_id" is null;

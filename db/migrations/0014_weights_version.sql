ALTER TABLE "match_decisions" ADD COLUMN "weights_version" text;--> statement-breakpoint
ALTER TABLE "merges" ADD COLUMN "weights_version" text;
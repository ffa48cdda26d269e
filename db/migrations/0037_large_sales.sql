ALTER TABLE "leads" ALTER COLUMN "won_minor" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "handback_updates" ALTER COLUMN "value_minor" SET DATA TYPE bigint;
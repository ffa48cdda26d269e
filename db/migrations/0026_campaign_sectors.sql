ALTER TABLE "rules" DROP CONSTRAINT "rules_kind";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "sector" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_sector" CHECK ("campaigns"."sector" in ('general', 'claims-management', 'pensions'));--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_kind" CHECK ("rules"."kind" in ('hours', 'wash', 'cap', 'round', 'basis', 'recorded', 'sector'));
ALTER TABLE "field_choices" ALTER COLUMN "source_company_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "field_choices" ADD COLUMN "typed" jsonb;--> statement-breakpoint
ALTER TABLE "field_choices" ADD CONSTRAINT "field_choices_one_word" CHECK (num_nonnulls("field_choices"."source_company_id", "field_choices"."typed") = 1);
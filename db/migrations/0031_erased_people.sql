ALTER TABLE "phone_numbers" DROP CONSTRAINT "phone_numbers_e164";--> statement-breakpoint
ALTER TABLE "touch_runs" DROP CONSTRAINT "touch_runs_end";--> statement-breakpoint
DROP INDEX "phone_numbers_once";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_once" ON "phone_numbers" USING btree ("origin_company_id","e164",coalesce("ext", '')) WHERE "phone_numbers"."erased_at" is null;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_erased" CHECK ("contacts"."erased_at" is null or ("contacts"."full_name" = '' and num_nonnulls("contacts"."first_name", "contacts"."last_name", "contacts"."job_title") = 0 and not "contacts"."decides" and "contacts"."left_at" is not null));--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_erased" CHECK ("phone_numbers"."erased_at" is null or ("phone_numbers"."e164" = '' and "phone_numbers"."raw" = '' and "phone_numbers"."ext" is null and "phone_numbers"."dead_at" is not null));--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_e164" CHECK ("phone_numbers"."erased_at" is not null or "phone_numbers"."e164" ~ '^\+[1-9][0-9]{5,14}$');--> statement-breakpoint
ALTER TABLE "touch_runs" ADD CONSTRAINT "touch_runs_end" CHECK ("touch_runs"."end_reason" in ('finished', 'replied', 'bounced', 'unsubscribed', 'moved-on', 'slept-anew', 'by-hand', 'erased'));
CREATE INDEX "email_addresses_contact" ON "email_addresses" USING btree ("contact_id") WHERE "email_addresses"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_parent" ON "leads" USING btree ("parent_lead_id") WHERE "leads"."parent_lead_id" is not null;--> statement-breakpoint
CREATE INDEX "phone_numbers_contact" ON "phone_numbers" USING btree ("contact_id") WHERE "phone_numbers"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "merges_merged" ON "merges" USING btree ("merged_company_id");--> statement-breakpoint
CREATE INDEX "merges_kept_lead" ON "merges" USING btree ("kept_lead_id") WHERE "merges"."kept_lead_id" is not null;--> statement-breakpoint
CREATE INDEX "merges_merged_lead" ON "merges" USING btree ("merged_lead_id") WHERE "merges"."merged_lead_id" is not null;--> statement-breakpoint
CREATE INDEX "outcomes_contact" ON "outcomes" USING btree ("contact_id") WHERE "outcomes"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "outcomes_phone_number" ON "outcomes" USING btree ("phone_number_id") WHERE "outcomes"."phone_number_id" is not null;--> statement-breakpoint
CREATE INDEX "attempts_contact" ON "attempts" USING btree ("contact_id") WHERE "attempts"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "attempts_phone_number" ON "attempts" USING btree ("phone_number_id");
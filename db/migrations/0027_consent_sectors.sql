DROP INDEX "consents_once";--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "sector" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_once" ON "consents" USING btree ("client_id","number_hash","sector") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_sector" CHECK ("consents"."sector" in ('general', 'claims-management', 'pensions'));
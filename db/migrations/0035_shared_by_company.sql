ALTER TABLE "shared_facts" DROP CONSTRAINT "shared_facts_client_id_lead_id_leads_client_id_id_fk";
--> statement-breakpoint
DROP INDEX "shared_facts_lead";--> statement-breakpoint
ALTER TABLE "shared_facts" DROP COLUMN "lead_id";
ALTER TABLE "outcomes" ADD COLUMN "human" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "contact" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "decision_maker" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "machine" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "unworkable" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "do_not_call" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "callback" boolean;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "qualified" boolean;--> statement-breakpoint
-- What was recorded before counts as its outcome does today.
update "outcomes" o set "human" = d."human", "contact" = d."contact", "decision_maker" = d."decision_maker", "machine" = d."machine", "unworkable" = d."unworkable", "do_not_call" = d."do_not_call", "callback" = d."callback", "qualified" = d."qualified"
from "dispositions" d where d.id = o.disposition_id;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "human" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "contact" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "decision_maker" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "machine" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "unworkable" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "do_not_call" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "callback" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ALTER COLUMN "qualified" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "attempts_agent" ON "attempts" USING btree ("agent_id","placed_at");--> statement-breakpoint
-- A promise is worth more than it was: those there are find their step anew.
update "leads" set "rank_again_at" = 'epoch' where "stage" = 'ready' and "next_action" = 'callback' and "merged_into_id" is null;

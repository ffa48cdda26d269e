ALTER TABLE "attempts" ADD COLUMN "caller_id" text;--> statement-breakpoint
-- What calls showed is certain since their campaign's number was last changed; before that nobody wrote it down.
update "attempts" a set "caller_id" = c."caller_id" from "campaigns" c
where c."id" = a."campaign_id" and c."caller_id" is not null and not exists (
  select 1 from "events" e
  where e."campaign_id" = c."id" and e."type" = 'campaign.terms-changed' and e."data" ->> 'callerId' = 'true' and e."at" >= a."placed_at"
);

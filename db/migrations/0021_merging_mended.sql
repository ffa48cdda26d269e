ALTER TABLE "leads" ADD COLUMN "brought" jsonb;--> statement-breakpoint
update "match_decisions" set "batch_id" = "id" where "answered_by" is not null and "settled_by_id" is null and "batch_id" is null;
--> statement-breakpoint
update "phone_numbers" n set "origin_company_id" = p."origin_company_id" from "contacts" p
where p."id" = n."contact_id" and p."company_id" = n."company_id" and p."origin_company_id" <> n."origin_company_id"
  and n."id" in (select ("data" ->> 'phoneNumberId')::uuid from "events" where "type" = 'number.added')
  and not exists (select from "phone_numbers" o where o."origin_company_id" = p."origin_company_id" and o."e164" = n."e164" and coalesce(o."ext", '') = coalesce(n."ext", ''));

ALTER TABLE "import_rows" ADD COLUMN "told" jsonb;--> statement-breakpoint
update "phone_numbers" n set "origin_company_id" = o."home" from (
  select distinct on (p."origin_company_id", m."e164", coalesce(m."ext", '')) m."id", p."origin_company_id" as "home"
  from "phone_numbers" m join "contacts" p on p."id" = m."contact_id" and p."company_id" = m."company_id" and p."origin_company_id" <> m."origin_company_id"
  order by p."origin_company_id", m."e164", coalesce(m."ext", ''), m."id"
) o
where o."id" = n."id"
  and not exists (select from "phone_numbers" x where x."origin_company_id" = o."home" and x."e164" = n."e164" and coalesce(x."ext", '') = coalesce(n."ext", ''));
--> statement-breakpoint
update "email_addresses" e set "origin_company_id" = o."home" from (
  select distinct on (p."origin_company_id", m."address") m."id", p."origin_company_id" as "home"
  from "email_addresses" m join "contacts" p on p."id" = m."contact_id" and p."company_id" = m."company_id" and p."origin_company_id" <> m."origin_company_id"
  order by p."origin_company_id", m."address", m."id"
) o
where o."id" = e."id"
  and not exists (select from "email_addresses" x where x."origin_company_id" = o."home" and x."address" = e."address");

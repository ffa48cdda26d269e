create function rank_company_leads_anew() returns trigger language plpgsql as $$
begin
  update leads set rank_again_at = 'epoch' where company_id = new.id;
  return null;
end $$;
--> statement-breakpoint
-- A lead's language and its good hours follow from where its company is.
create trigger companies_rank after update of country, region, postcode, time_zone on "companies" for each row
when ((old.country, old.region, old.postcode, old.time_zone) is distinct from (new.country, new.region, new.postcode, new.time_zone))
execute function rank_company_leads_anew();

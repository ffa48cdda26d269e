-- Whether a job whose key begins so waits or is under way: a page that shows what a job does has to know whether it is done. One that was
-- given up is none that waits.
create function job_waits(key_prefix text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from graphile_worker.jobs j
    where starts_with(j.key, key_prefix) and (j.attempts < j.max_attempts or j.locked_at is not null)
  );
end
$$;
--> statement-breakpoint
revoke all on function job_waits(text) from public;
--> statement-breakpoint
grant execute on function job_waits(text) to rekindle_app;

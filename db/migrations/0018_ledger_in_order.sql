-- Keys are in the order of their making to the microsecond, not the millisecond: what is written of one lead under its lock is read
-- back in that order. PostgreSQL 18 makes such keys itself; an older one fills the twelve bits behind the version with the fraction of the
-- millisecond, as RFC 9562 allows.
do $migration$
begin
  if to_regprocedure('pg_catalog.uuidv7()') is not null then
    create or replace function uuid_v7() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  else
    create or replace function uuid_v7() returns uuid language sql volatile parallel safe as $$
      select (
        overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 4096000)::bigint), 15, '0') placing '7' from 13 for 0)
        || substr(gen_random_uuid()::text, 20))::uuid
    $$;
  end if;
end $migration$;

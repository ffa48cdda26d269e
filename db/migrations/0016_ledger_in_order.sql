-- Keys are in the order of their making to the microsecond, not the millisecond: what is written of one lead under its lock is read
-- back in that order. The twelve bits behind the version are the fraction of the millisecond, as RFC 9562 allows.
create or replace function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select (
    overlay(lpad(to_hex((extract(epoch from clock_timestamp()) * 4096000)::bigint), 15, '0') placing '7' from 13 for 0)
    || substr(gen_random_uuid()::text, 20))::uuid
$$;

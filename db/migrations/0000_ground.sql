-- A UUIDv7 for servers that have no uuidv7() of their own (before PostgreSQL 18): 48 bits of milliseconds, then chance.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- Adds a job inside the caller's transaction. The runtime role owns nothing, so the queue's tables are closed to it: this is the one door.
create function enqueue(task text, payload json, run_at timestamptz default null, job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key);
end
$$;
--> statement-breakpoint
revoke all on function enqueue(text, json, timestamptz, text) from public;
--> statement-breakpoint
grant execute on function enqueue(text, json, timestamptz, text) to rekindle_app;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % of % is not possible.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

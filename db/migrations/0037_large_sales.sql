ALTER TABLE "leads" ALTER COLUMN "won_minor" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "handback_updates" ALTER COLUMN "value_minor" SET DATA TYPE bigint;
--> statement-breakpoint
-- The same as before, made anew: a session that has asked it of leads with the smaller amount would refuse every lead from here on.
create or replace function lead_is_sound(l leads) returns boolean language plpgsql immutable as $$
declare broken text := case
  when (l.stage in ('won', 'closed')) <> (l.next_action is null) or (l.next_action is null) <> (l.due_at is null) then 'leads_open_means_dated_next_action'
  when l.stage in ('accepted', 'contacted', 'meeting', 'quoted') and l.client_owner_id is null then 'leads_at_client_means_named_person'
  when l.due_wall is not null and l.due_zone is null then 'leads_promise_has_zone'
  when l.stage = 'nurturing' and l.dormancy_reason is null then 'leads_nurturing_has_reason'
  when (l.stage = 'closed') <> (l.closed_reason is not null) then 'leads_closed_has_reason'
  when (l.stage = 'won') <> (l.won_minor is not null) or (l.won_minor is null) <> (l.won_currency is null) then 'leads_won_has_value'
  when num_nulls(l.held_by, l.hold_token, l.held_until) not in (0, 3) then 'leads_hold_whole'
  when l.held_by is not null and l.stage in ('won', 'closed') then 'leads_held_is_open'
  when (l.blocked_since is null) <> (l.blocked_by is null) then 'leads_blocked_whole'
  when l.blocked_since is not null and l.stage <> 'ready' then 'leads_blocked_is_ready'
  when l.stage = 'ready' and l.callable_from is null then 'leads_ready_is_callable_some_time'
end;
begin
  if broken is not null then
    raise exception 'A lead would break the rule "%".', broken using errcode = 'check_violation', table = 'leads', constraint = broken;
  end if;
  return true;
end $$;

-- PostgreSQL reads the text of each check and of each trigger's condition anew at every statement that writes to a table: with fifteen checks and
-- a long condition that was half of what a claim cost. What speaks of several columns is one function, which it keeps; the name of
-- the rule that is broken comes with the refusal as before. The trigger's condition is read only where one of its columns is written.
create function lead_is_sound(l leads) returns boolean language plpgsql immutable as $$
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
--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_open_means_dated_next_action";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_at_client_means_named_person";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_promise_has_zone";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_nurturing_has_reason";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_closed_has_reason";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_won_has_value";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_hold_whole";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_held_is_open";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_blocked_whole";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_blocked_is_ready";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_ready_is_callable_some_time";--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_sound" CHECK (lead_is_sound(leads));--> statement-breakpoint
drop trigger leads_rank_changed on "leads";
--> statement-breakpoint
create trigger leads_rank_changed before update of stage, stage_at, next_action, due_at, due_zone, assignee_id, priority, dormancy_reason, company_id, round on "leads" for each row
when ((old.stage, old.stage_at, old.next_action, old.due_at, old.due_zone, old.assignee_id, old.priority, old.dormancy_reason, old.company_id, old.round)
  is distinct from (new.stage, new.stage_at, new.next_action, new.due_at, new.due_zone, new.assignee_id, new.priority, new.dormancy_reason, new.company_id, new.round))
execute function rank_lead_anew();
import { sql } from "drizzle-orm";
import { familyText } from "#app/features/companies/lead-family.server.ts";
import { heldSinceText } from "#app/features/queue/held-since.server.ts";
import type { Check } from "./check.ts";

/** What the client gets has its evidence, and what they say of it is where it belongs. */
export const handbackChecks: Check[] = [
  {
    name: "passed-lead-has-its-evidence",
    finds: sql`
      select l.id, 'It is ' || l.stage || ' without ' || case when h.id is null
        then 'a hand-back that passed the gate with an answered call.' else 'an answer to each required question.' end as text
      from leads l
      left join lateral (
        select h.id, coalesce(${heldSinceText(sql`a.lead_id`, sql`a.hold_token`)}, a.placed_at) as held_since from handbacks h
        join attempts a on a.id = h.attempt_id and a.answered_at is not null
        join leads called on called.id = a.lead_id and called.id in (${sql.raw(familyText("l.id"))})
        where h.lead_id = l.id and h.gate_at is not null and h.status not in ('gate', 'refused') limit 1) h on true
      where l.stage in ('passed', 'accepted', 'contacted', 'meeting', 'quoted', 'won') and l.merged_into_id is null
        and (h.id is null or exists (
          select from criteria c where c.campaign_id = l.campaign_id and c.required and c.put_away_at is null
            -- One that was asked later binds the leads after it.
            and c.required_since <= h.held_since
            and not exists (select from answers w where w.lead_id = l.id and w.criterion_id = c.id and w.value <> '')))`,
  },
  {
    name: "handback-and-stage-agree",
    finds: sql`
      with wanted (stage, status) as (values ('qualified', 'gate'), ('passed', 'passed'), ('accepted', 'accepted'),
        ('contacted', 'accepted'), ('meeting', 'accepted'), ('quoted', 'accepted'))
      select l.id, 'It is ' || l.stage || '; its open hand-back is ' || coalesce(h.status, 'missing') || '.' as text
      from leads l
      left join handbacks h on h.lead_id = l.id and h.ended_at is null
      left join wanted w on w.stage = l.stage
      where l.merged_into_id is null and l.stage <> 'won' and h.status is distinct from w.status`,
  },
  {
    name: "client-word-is-in-the-ledger",
    finds: sql`
      select u.id, 'The client reported “' || u.kind || '”; the ledger has it ' || count(e.id) || ' times.' as text
      from handback_updates u
      join handbacks h on h.id = u.handback_id
      left join events e on e.lead_id = h.lead_id and e.type = 'handback.reported' and e.at = u.at
        and e.data->>'handbackId' = u.handback_id::text and e.data->>'kind' = u.kind
        and (e.data->>'valueMinor')::bigint is not distinct from u.value_minor and e.data->>'currency' is not distinct from u.currency
      group by u.id having count(e.id) < 1`,
  },
  {
    name: "won-money-has-its-report",
    finds: sql`
      select l.id, 'Won ' || l.won_minor || ' ' || l.won_currency || '; the client reported ' || coalesce(string_agg(u.value_minor || ' ' || u.currency, ', '), 'nothing') || '.' as text
      from leads l
      left join handbacks h on h.lead_id = l.id
      left join handback_updates u on u.handback_id = h.id and u.kind = 'won'
      where l.stage = 'won' and l.merged_into_id is null
      group by l.id
      having l.won_minor is null or l.won_minor < 0
        or not coalesce(bool_or(u.value_minor = l.won_minor and u.currency = l.won_currency), false)`,
  },
  {
    name: "money-only-on-what-was-won",
    finds: sql`
      select l.id, 'It is ' || l.stage || ' and carries ' || l.won_minor || ' ' || coalesce(l.won_currency, 'of no currency') || '.' as text
      from leads l join campaigns c on c.id = l.campaign_id
      where l.won_minor is not null and (l.stage <> 'won' or l.won_currency is null or l.won_currency !~ '^[A-Z]{3}$')`,
  },
];

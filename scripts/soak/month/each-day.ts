import { note, type World } from "./world.ts";

/** What must hold every evening, asked of the tables by statements of its own: each finds the rows that break it. */
const evenings: { check: string; finds: string }[] = [
  {
    check: "open-lead-is-owned-and-dated",
    finds: `select id, 'Open in ' || stage || ' with ' || coalesce(next_action, 'nothing') || ' to do.' as text from leads
      where merged_into_id is null and stage not in ('won', 'closed')
        and (owner is null or next_action is null or due_at is null)`,
  },
  {
    check: "late-callback-is-flagged",
    finds: `select l.id, 'Promised for ' || l.due_at || ' and neither rung nor flagged.' as text
      from leads l join campaigns c on c.id = l.campaign_id
      where l.merged_into_id is null and l.stage = 'ready' and l.next_action = 'callback' and l.missed_at is null and l.held_by is null
        and l.due_at < $1::timestamptz - make_interval(mins => c.callback_window_minutes + 2)`,
  },
  {
    check: "sleeper-is-woken-on-its-day",
    finds: `select l.id, 'Should have woken at ' || l.due_at || '.' as text from leads l join campaigns c on c.id = l.campaign_id
      where l.merged_into_id is null and l.stage = 'nurturing' and c.status = 'live' and l.due_at < $1::timestamptz - interval '1 day'`,
  },
  {
    check: "ready-lead-comes-up-again",
    finds: `select id, 'Not before ' || callable_from || '.' as text from leads
      where merged_into_id is null and stage = 'ready' and next_action = 'call' and callable_from > $1::timestamptz + interval '31 days'`,
  },
  {
    check: "nobody-holds-a-lead-at-night",
    finds: `select id, 'Held until ' || held_until || '.' as text from leads where held_by is not null`,
  },
  {
    check: "open-run-has-one-planned-touch",
    finds: `select r.id, count(t.id) || ' touches are planned.' as text from touch_runs r
      left join touches t on t.run_id = r.id and t.status = 'planned'
      where r.ended_at is null group by r.id having count(t.id) <> 1`,
  },
  {
    check: "touch-is-made-when-it-is-due",
    finds: `select t.id, t.kind || ' due at ' || t.due_at || ' and still planned.' as text from touches t
      join leads l on l.id = t.lead_id join campaigns c on c.id = l.campaign_id
      where t.status = 'planned' and t.kind in ('email', 'call') and l.stage = 'nurturing' and l.merged_into_id is null
        and c.status = 'live' and t.due_at < $1::timestamptz - interval '1 day'`,
  },
  {
    check: "no-plan-for-who-has-left-it",
    finds: `select t.id, 'A ' || t.kind || ' was due at ' || t.due_at || ' for a lead that is ' || l.stage || '.' as text
      from touches t join leads l on l.id = t.lead_id
      where t.status = 'planned' and l.stage not in ('nurturing', 'ready', 'research') and t.due_at < $1::timestamptz - interval '2 hours'`,
  },
  {
    check: "mail-comes-to-an-end",
    finds: `select id, 'Is ' || status || ' since ' || queued_at || '.' as text from messages
      where status in ('queued', 'sending') and queued_at < $1::timestamptz - interval '3 hours'`,
  },
];

export async function lookAtTheDay(world: World): Promise<void> {
  for (const { check, finds } of evenings) {
    const values = finds.includes("$1") ? [world.now] : [];
    const { rows } = await world.ownerPool.query<{ id: string; text: string }>(`${finds} limit 20`, values);
    for (const { id, text } of rows) note(world, check, id, text);
  }
}

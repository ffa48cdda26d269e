import { sql } from "drizzle-orm";
import { nextActionsIn } from "#app/features/companies/lead-life.ts";
import { agencyStages, clientStages, finalStages, type Stage } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

const fitting = sql.raw(
  Object.entries(nextActionsIn)
    .flatMap(([stage, actions]) => actions.map((action) => `('${stage as Stage}', '${action}')`))
    .join(", "),
);

/** Every open lead has exactly one owner and one next action with a date. */
export const leadChecks: Check[] = [
  {
    name: "open-lead-has-owner-action-and-date",
    finds: sql`
      select id, 'Open in ' || stage || ' without ' || concat_ws(', ',
        case when owner is null then 'an owner' end, case when next_action is null then 'a next action' end,
        case when due_at is null then 'a date' end) || '.' as text
      from leads
      where stage not in ${words(finalStages)} and merged_into_id is null
        and (owner is null or next_action is null or due_at is null)`,
  },
  {
    name: "owner-follows-from-stage",
    finds: sql`
      select id, 'In ' || stage || ', owned by ' || coalesce(owner, 'nobody')
        || case when client_owner_id is null then ', no person at the client.' else '.' end as text
      from leads
      where owner is distinct from case when stage in ${words(agencyStages)} then 'agency' when stage in ${words(clientStages)} then 'client' end
        or (stage in ${words(clientStages)} and client_owner_id is null)`,
  },
  {
    name: "next-action-fits-stage",
    finds: sql`
      select id, 'In ' || stage || ' the next action is “' || next_action || '”.' as text
      from leads
      where merged_into_id is null and next_action is not null
        and (stage, next_action) not in (values ${fitting})`,
  },
  {
    name: "ended-lead-asks-nothing-more",
    finds: sql`
      select id, 'It is ' || stage || ', and yet somebody holds it or is to act.' as text
      from leads
      where stage in ${words(finalStages)} and (next_action is not null or due_at is not null or held_by is not null)`,
  },
  {
    // What began anew in the successor is open there; open here as well, one company would have two leads and two owners.
    name: "carried-on-lead-stays-closed",
    finds: sql`
      select l.id, 'It is ' || l.stage || ', though it was carried on at ' || max(e.at) || ' as a lead of the campaign that follows.' as text
      from leads l
      join campaigns c on c.id = l.campaign_id and c.successor_id is not null
      join events e on e.lead_id = l.id and e.type = 'lead.stage-changed' and e.data->>'reason' = 'carried-on' and e.data->>'to' = 'closed'
      where l.stage <> 'closed' and l.merged_into_id is null
      group by l.id`,
  },
];

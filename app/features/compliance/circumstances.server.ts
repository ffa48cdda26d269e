import { familyText } from "#app/features/companies/lead-family.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type {
  AnsweredBy,
  CallStatus,
  CampaignStatus,
  CloseReason,
  NextAction,
  PhoneKind,
  Stage,
} from "#db/vocabulary.ts";
import { clientStages } from "#db/vocabulary.ts";
import type { KnownBy, Person } from "./known-by.server.ts";
import { bookStateText } from "./rule-rows.server.ts";
import { type Screening, screeningsText } from "./screened.server.ts";

export type KnownNumber = {
  id: string;
  contact_id: string | null;
  e164: string;
  kind: PhoneKind;
  dead: boolean;
  number_hash: string;
};

export type KnownCall = {
  placed_at: string;
  status: CallStatus;
  ringing_at: string | null;
  answered_at: string | null;
  answered_by: AnsweredBy | null;
  /** Whether a person was on the line, as the agent says; null: nothing is said yet. */
  human: boolean | null;
  number_hash: string;
  on_company: boolean;
  in_round: boolean;
};

/** What the house knows of a lead as far as the law asks, before anything is made of it. */
export type Circumstances = {
  lead_id: string;
  client_id: string;
  company_id: string;
  next_action: NextAction | null;
  closed_reason: CloseReason | null;
  /** Where the client stands with the company by its other leads, in whichever campaign. */
  elsewhere: Stage[];
  company: {
    name: string;
    postcode: string | null;
    country: string | null;
    region: string | null;
  };
  campaign: {
    status: CampaignStatus;
    country: string;
    starts_on: string;
    ends_on: string;
    paused_until: string | null;
    caller_id: string | null;
  };
  /** The company and all that was merged into it. */
  own: string[];
  /** Under which names, as each record of it says. */
  names: KnownBy["names"];
  people: (Person & { left: boolean })[];
  mailboxes: KnownBy["mailboxes"];
  bases: string[];
  linked: boolean;
  parted: boolean;
  numbers: KnownNumber[];
  agreed: string[];
  calls: KnownCall[];
  screenings: Screening[];
  /** Which rules stand. */
  book: string;
};

const json = (rows: string) => `(select coalesce(jsonb_agg(to_jsonb(found)), '[]'::jsonb) from (${rows}) found)`;

/**
 * Calls since a day, on these numbers whoever the client, or on any number of the company; and those of this round however old. A call
 * to a company that was merged into this one since counts as a call to this one; so does one made while the two were one.
 */
const calls = `
  select c.placed_at, c.status, c.ringing_at, c.answered_at, c.answered_by, d.human, c.number_hash, c.on_company, c.in_round from (
    select c.*, (c.company_id = any(l.own) or exists (select from shared_facts f where f.attempt_id = c.id and f.company_id = any(l.own))) as on_company,
      c.round = l.round and (c.lead_id = any(l.family) or exists (select from shared_facts f where f.attempt_id = c.id and f.lead_id = any(l.family))) as in_round
    from attempts c where c.id in (
      select id from attempts where number_hash = any(l.hashes) and placed_at > $2
      union all select id from attempts where company_id = any(l.own) and placed_at > $2
      union all select id from attempts where lead_id = any(l.family)
      union all select attempt_id from shared_facts where company_id = any(l.own) or lead_id = any(l.family))
  ) c left join outcomes o on o.attempt_id = c.id left join dispositions d on d.id = o.disposition_id
  where c.in_round or c.placed_at > $2 and (c.number_hash = any(l.hashes) or c.on_company)
  order by c.placed_at`;

/** The client's own people sell to them, or have sold. */
const inHand: Stage[] = [...clientStages, "won"];

/** One question for all of it, since it is asked before each call and under the lock of the queue. */
const statement = `
with known as materialized (
  select l.*,
    array(select id from companies where id = l.company_id union all select id from companies where merged_into_id = l.company_id) as own,
    array(select number_hash from phone_numbers where company_id = l.company_id) as hashes,
    array(${familyText("l.id")}) as family
  from leads l where l.id = $1
)
select l.id as lead_id, l.client_id, l.company_id, l.next_action, l.closed_reason, l.own,
  jsonb_build_object('name', o.name, 'postcode', o.postcode, 'country', o.country, 'region', o.region) as company,
  jsonb_build_object('status', g.status, 'country', g.country, 'starts_on', g.starts_on, 'ends_on', g.ends_on,
    'paused_until', g.paused_until, 'caller_id', g.caller_id) as campaign,
  array(select distinct stage from leads where company_id = any(l.own) and id <> l.id and merged_into_id is null
    and stage in (${inHand.map((stage) => `'${stage}'`).join(", ")})) as elsewhere,
  ${json("select name, postcode, domain from companies where id = any(l.own)")} as names,
  ${json("select id, full_name as name, left_at is not null as left from contacts where company_id = l.company_id")} as people,
  ${json(`select address, contact_id as "contactId" from email_addresses where company_id = l.company_id`)} as mailboxes,
  array(select country from country_bases where campaign_id = l.campaign_id) as bases,
  exists (select from match_decisions where answer = 'branch' and client_id = l.client_id and a_company_id = any(l.own))
    or exists (select from match_decisions where answer = 'branch' and b_company_id = any(l.own)) as linked,
  exists (select from merges where undone_at is not null and kept_company_id = any(l.own))
    or exists (select from merges where undone_at is not null and merged_company_id = any(l.own)) as parted,
  ${json(`
    select n.id, n.contact_id, n.e164, n.kind, n.dead_at is not null as dead, n.number_hash
    from phone_numbers n where n.company_id = l.company_id order by n.position, n.id`)} as numbers,
  array(select number_hash from consents where client_id = l.client_id and number_hash = any(l.hashes) and withdrawn_at is null) as agreed,
  ${json(calls)} as calls,
  ${json(screeningsText("l.hashes"))} as screenings,
  (${bookStateText}) as book
from known l join companies o on o.id = l.company_id join campaigns g on g.id = l.campaign_id`;

/** @param since calls before it count only where they are of this round */
export async function circumstancesOf(
  db: Queryable,
  { leadId, since }: { leadId: string; since: Date },
): Promise<Circumstances> {
  const [found] = await runNamed<Circumstances>(db, "circumstances", statement, [leadId, since.toISOString()]);
  if (!found) throw new Error("There is no such lead.");
  return found;
}

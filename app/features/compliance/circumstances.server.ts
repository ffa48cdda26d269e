import { familyText } from "#app/features/companies/lead-family.server.ts";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type {
  AnsweredBy,
  CallStatus,
  CampaignSector,
  CampaignStatus,
  CloseReason,
  NextAction,
  PhoneKind,
  Stage,
} from "#db/vocabulary.ts";
import { inHand } from "./in-clients-hands.server.ts";
import type { KnownBy, KnownThere } from "./known-by.server.ts";
import { bookStateText } from "./rule-rows.server.ts";
import { type Screening, screeningsText } from "./screened.server.ts";
import { spokeText } from "./spoke.ts";

export type KnownNumber = {
  id: string;
  contact_id: string | null;
  e164: string;
  kind: PhoneKind;
  dead: boolean;
  number_hash: string;
  /** In this order they are shown and rung. */
  position: number;
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

export type CompanyRecord = KnownBy["names"][number] & { id: string; country: string | null; region: string | null };

/** What the house knows of a lead as far as the law asks, before anything is made of it. */
export type Circumstances = {
  lead_id: string;
  client_id: string;
  company_id: string;
  next_action: NextAction | null;
  closed_reason: CloseReason | null;
  /** Where the client stands with the company by its other leads, in whichever campaign. */
  elsewhere: Stage[];
  company: CompanyRecord;
  campaign: {
    status: CampaignStatus;
    sector: CampaignSector;
    country: string;
    starts_on: string;
    ends_on: string;
    paused_until: string | null;
    /** Its client's. */
    zone: string;
    caller_id: string | null;
  };
  /** The company and all that was merged into it. */
  own: string[];
  /** What each record of it says, its names among them. */
  records: CompanyRecord[];
  people: KnownThere[];
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

const json = (rows: string) => `(select coalesce(json_agg(found), '[]') from (${rows}) found)`;

const callText = `c.placed_at, c.status, c.ringing_at, c.answered_at, c.answered_by, ${spokeText("o", "c")} as human, c.number_hash`;

/**
 * Calls since a day, on these numbers whoever the client, or on any number of the company; and those of this round however old. A call
 * to a company that was merged into this one since counts as a call to this one; so does one made while the two were one.
 */
const calls = `
  select ${callText}, c.on_company, c.in_round from (
    select c.*, c.company_id = any(r.own) or c.id = any(f.shared) as on_company,
      c.round = l.round and (c.lead_id = any(w.family) or c.id = any(f.shared) and c.campaign_id = l.campaign_id) as in_round
    from attempts c
    where c.number_hash = any(n.hashes) and c.placed_at > $2 or c.company_id = any(r.own) and c.placed_at > $2
      or c.lead_id = any(w.family) or c.id = any(f.shared)
  ) c left join outcomes o on o.attempt_id = c.id
  where c.in_round or c.placed_at > $2 and (c.number_hash = any(n.hashes) or c.on_company)
  order by c.placed_at`;

const campaignText = `
  json_build_object('status', g.status, 'sector', g.sector, 'country', g.country, 'starts_on', g.starts_on, 'ends_on', g.ends_on,
    'paused_until', g.paused_until, 'caller_id', g.caller_id,
    'zone', (select time_zone from clients where id = g.client_id))`;
const basesText = "array(select country from country_bases where campaign_id = g.id)";
/** Who of these numbers agreed to the calls of this client and sector. */
const agreedText = (hashes: string): string => `
  array(select number_hash from consents where client_id = g.client_id and number_hash = any(${hashes}) and sector = g.sector and withdrawn_at is null)`;

/**
 * One question for all of it, since it is asked before each call and under the lock of the queue. Most of it finds nothing, and most of its
 * price is to set it up, which grows with the tables it names (and the walls around each): so each is named once where that will do.
 *
 * @param leads what it is asked about: leads as they stand, or as they would be
 */
const statement = (leads: string): string => `
select l.id as lead_id, l.client_id, l.company_id, l.next_action, l.closed_reason, r.own, r.records, n.numbers,
  ${campaignText} as campaign,
  array(select distinct stage from leads where company_id = any(r.own) and id <> l.id and merged_into_id is null
    and stage in (${inHand.map((stage) => `'${stage}'`).join(", ")})) as elsewhere,
  ${json(`select id, full_name as name, left_at is not null and left_at is distinct from erased_at as left, erased_at is not null as erased
    from contacts where company_id = l.company_id`)} as people,
  ${json(`select address, contact_id as "contactId" from email_addresses where company_id = l.company_id`)} as mailboxes,
  ${basesText} as bases,
  exists (select from match_decisions where answer = 'branch' and client_id = l.client_id and a_company_id = any(r.own))
    or exists (select from match_decisions where answer = 'branch' and b_company_id = any(r.own)) as linked,
  exists (select from merges where undone_at is not null and (kept_company_id = any(r.own) or merged_company_id = any(r.own))) as parted,
  ${agreedText("n.hashes")} as agreed,
  ${json(calls)} as calls,
  ${json(screeningsText("n.hashes"))} as screenings,
  (${bookStateText}) as book
from ${leads} l join campaigns g on g.id = l.campaign_id, lateral (
  select array_agg(id) as own,
    json_agg(json_build_object('id', id, 'name', name, 'postcode', postcode, 'domain', domain, 'country', country, 'region', region)) as records
  from companies where id = l.company_id or merged_into_id = l.company_id
) r, lateral (
  select coalesce(array_agg(number_hash), '{}') as hashes,
    coalesce(json_agg(json_build_object('id', id, 'contact_id', contact_id, 'e164', e164, 'kind', kind,
      'dead', dead_at is not null, 'number_hash', number_hash, 'position', position) order by position, id), '[]') as numbers
  from phone_numbers where company_id = l.company_id and erased_at is null
) n, lateral (
  select array(${familyText("l.id")}) as family offset 0
) w, lateral (
  select coalesce(array_agg(attempt_id), '{}') as shared
  from shared_facts where attempt_id is not null and company_id = any(r.own)
) f`;
const standing = `${statement("leads")} where l.id = $1`;

type Found = Omit<Circumstances, "company">;

/** @param since calls before it count only where they are of this round */
export async function circumstancesOf(
  db: Queryable,
  { leadId, since }: { leadId: string; since: Date },
): Promise<Circumstances> {
  const [found] = await runNamed<Found>(db, "circumstances", standing, [leadId, since.toISOString()]);
  const company = found?.records.find(({ id }) => id === found.company_id);
  if (!found || !company) throw new Error("There is no such lead.");
  return { ...found, company };
}

/** A lead of these companies that is opened in this campaign at this moment; it was never called, and no other has gone into it. */
const opened = `(
  select '00000000-0000-0000-0000-000000000000'::uuid as id, client_id, id as company_id, $1::uuid as campaign_id,
    'call' as next_action, null as closed_reason, 1 as round
  from companies where id = any($3::uuid[]))`;
const AT_ONCE = 500;

/** What would be known of a lead of each of these companies, were it opened in this campaign now. */
export async function circumstancesIfOpened(
  db: Queryable,
  { campaignId, companyIds, since }: { campaignId: string; companyIds: readonly string[]; since: Date },
): Promise<Map<string, Circumstances>> {
  const known = new Map<string, Circumstances>();
  for (let from = 0; from < companyIds.length; from += AT_ONCE) {
    const asked = [campaignId, since.toISOString(), companyIds.slice(from, from + AT_ONCE)];
    for (const found of await runNamed<Found>(db, "circumstances-if-opened", statement(opened), asked)) {
      const company = found.records.find(({ id }) => id === found.company_id);
      if (company) known.set(company.id, { ...found, company });
    }
  }
  return known;
}

type OfCampaign = Pick<Circumstances, "client_id" | "campaign" | "bases" | "book">;
export type OfNumbers = Pick<Circumstances, "agreed" | "calls" | "screenings">;

/** What a campaign says, whoever is called for it. */
export async function campaignCircumstances(db: Queryable, campaignId: string): Promise<OfCampaign> {
  const [found] = await runNamed<OfCampaign>(
    db,
    undefined,
    `select g.client_id, ${campaignText} as campaign, ${basesText} as bases, (${bookStateText}) as book from campaigns g where g.id = $1`,
    [campaignId],
  );
  if (!found) throw new Error("There is no such campaign.");
  return found;
}

/** What is known of numbers by themselves, whoever has them. */
export async function numberCircumstances(
  db: Queryable,
  { campaignId, hashes, since }: { campaignId: string; hashes: readonly string[]; since: Date },
): Promise<OfNumbers> {
  const [found] = await runNamed<OfNumbers>(
    db,
    undefined,
    `select ${agreedText("$2::text[]")} as agreed, ${json(screeningsText("$2::text[]"))} as screenings,
      ${json(`select ${callText}, false as on_company, false as in_round from attempts c left join outcomes o on o.attempt_id = c.id
        where c.number_hash = any($2::text[]) and c.placed_at > $3 order by c.placed_at`)} as calls
    from campaigns g where g.id = $1`,
    [campaignId, hashes, since.toISOString()],
  );
  if (!found) throw new Error("There is no such campaign.");
  return found;
}

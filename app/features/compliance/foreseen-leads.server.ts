import { firmOf } from "#app/features/companies/branches.server.ts";
import { goldenRecord, type Member } from "#app/features/companies/golden-record.ts";
import { rulesOf, sayingOf } from "#app/features/companies/golden-records.server.ts";
import type { Db } from "#db/client.server.ts";
import { factsOfNumbers, knownBy } from "./call-facts.server.ts";
import { attemptsSince } from "./caps.ts";
import {
  type Circumstances,
  campaignCircumstances,
  circumstancesIfOpened,
  type KnownNumber,
  numberCircumstances,
} from "./circumstances.server.ts";
import { decideAlike } from "./decide-alike.ts";
import type { CallFacts } from "./facts.ts";
import type { KnownBy } from "./known-by.server.ts";
import { type JudgedNumber, type LawOfLead, lawOfLead } from "./law-of-lead.ts";
import { type NumbersKnown, numbersKnown } from "./numbers-known.ts";
import type { RuleBook } from "./rule-book.ts";
import { bookOf } from "./rule-rows.server.ts";
import { metBy, standingAmong, suppressionsAmong } from "./suppressions-among.server.ts";

/** A lead that a file would open, with what the file would add to what we have of its company. */
export type Arriving = {
  companyId: string;
  /** A company of ours: what is known of it counts too. */
  isOurs: boolean;
  records: Member[];
  people: KnownBy["people"];
  mailboxes: KnownBy["mailboxes"];
  numbers: KnownNumber[];
  /** Companies that would be linked to it as sites of one firm. */
  sites: string[];
  /** All that it is met by was looked up among the wishes that stand, and none binds it. */
  unbound: boolean;
};

type Asked = {
  campaignId: string;
  arriving: readonly Arriving[];
  /** Records of ours that the file would change. */
  changed: ReadonlyMap<string, Partial<Member>>;
  /** Wishes that the file itself would write, as hashes. */
  wishes: ReadonlySet<string>;
  now: Date;
};

/** What the law would say of each lead of a file if it were in its campaign at this moment: the same facts, the same `decide()`. */
export async function foreseeLeads(db: Db, asked: Asked): Promise<{ laws: LawOfLead[]; book: RuleBook }> {
  const { campaignId, arriving, now } = asked;
  const since = attemptsSince(now);
  const ofCampaign = await campaignCircumstances(db, campaignId);
  const book = await bookOf(db, ofCampaign.book);
  const ours = arriving.flatMap(({ isOurs, companyId }) => (isOurs ? [companyId] : []));
  const known = await circumstancesIfOpened(db, { campaignId, companyIds: ours, since });
  const addresses = await addressesOf(db, asked, ofCampaign.client_id);
  const hashes = [...arriving, ...known.values()].flatMap(({ numbers }) => numbers.map((one) => one.number_hash));
  const about = numbersKnown(await numberCircumstances(db, { campaignId, hashes: [...new Set(hashes)], since }));
  const atHand = (one: Arriving): Circumstances =>
    added(known.get(one.companyId) ?? { ...blank, ...ofCampaign, company_id: one.companyId }, one, {
      about,
      changed: asked.changed,
    });

  const clientId = ofCampaign.client_id;
  const perhapsBound = arriving
    .filter(({ unbound }) => !unbound)
    .map((one) => ({ ...one, circumstances: atHand(one) }));
  const boundOf = await suppressionsOf(db, perhapsBound, { clientId, wishes: asked.wishes });
  const decide = decideAlike(now);
  // One by one: all that is known of a hundred thousand at once would be most of the work to clear away.
  const laws = arriving.map((one) => {
    const circumstances = atHand(one);
    const { known, suppressed } = boundOf.get(one.companyId) ?? {
      known: knownBy(circumstances, circumstances.own),
      suppressed: nothing,
    };
    const company = { ...circumstances.company, clientId, ...addresses.get(one.companyId) };
    const numbers = factsOfNumbers(circumstances, { place: { company, known }, suppressed, rules: book });
    return lawOfLead(
      numbers.map(({ facts }): JudgedNumber => ({ facts, ...decide(facts) })),
      now,
    );
  });
  return { laws, book };
}

const blank: Omit<Circumstances, "client_id" | "company_id" | "campaign" | "bases" | "book" | "company"> = {
  ...{ lead_id: "", next_action: "call", closed_reason: null, elsewhere: [], own: [], records: [] },
  ...{ people: [], mailboxes: [], linked: false, parted: false, numbers: [], agreed: [], calls: [], screenings: [] },
};

/** What would be known of a company with what a file adds. */
function added(
  before: Omit<Circumstances, "company">,
  { companyId, records, people, mailboxes, numbers, sites }: Arriving,
  { about, changed }: Pick<Asked, "changed"> & { about: NumbersKnown },
): Circumstances {
  const said = records.map(({ companyId: id, name, postcode, domain, country, region }) => ({
    ...{ id, name, postcode, domain, country, region },
  }));
  const all = [...before.records.map((record) => ({ ...record, ...changed.get(record.id) })), ...said];
  const company = all.find(({ id }) => id === companyId);
  if (!company) throw new Error("A lead has a company.");
  const reached = [...before.numbers, ...numbers].sort(inOrder);
  return {
    ...before,
    company,
    own: all.map(({ id }) => id),
    records: all,
    people: [...before.people, ...people.map((person) => ({ ...person, left: false, erased: false }))],
    mailboxes: [...before.mailboxes, ...mailboxes],
    linked: before.linked || sites.length > 0,
    numbers: reached,
    ...about(
      reached.map(({ number_hash }) => number_hash),
      before.calls,
    ),
  };
}

const inOrder = (one: KnownNumber, other: KnownNumber): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1);

/** Where each of several records says they are; of one that stands alone there is nothing to choose. */
async function addressesOf(
  db: Db,
  { arriving, changed }: Asked,
  clientId: string,
): Promise<Map<string, Partial<Member>>> {
  const ours = arriving.filter(({ isOurs }) => isOurs).map(({ companyId }) => companyId);
  const said = await sayingOf(db, ours);
  const rules = (await rulesOf(db, [clientId])).get(clientId) ?? {};
  return new Map(
    arriving.flatMap(({ companyId, records }) => {
      const { members, choices } = said.get(companyId) ?? { members: [], choices: [] };
      const all = [...members.map((member) => ({ ...member, ...changed.get(member.companyId) })), ...records];
      if (all.length < 2) return [];
      const { name, postcode, country, region } = { ...all[0], ...goldenRecord(all, rules, choices).facts };
      return [[companyId, { name, postcode, country, region }]];
    }),
  );
}

type Lead = Arriving & { circumstances: Circumstances };
type Bound = { known: ReturnType<typeof knownBy>; suppressed: ReadonlyMap<string, CallFacts["suppressions"]> };
const nothing: Bound["suppressed"] = new Map();

/** Which wishes stand against what each is met by: those we have, and those the file brings itself. */
async function suppressionsOf(
  db: Db,
  leads: readonly Lead[],
  { clientId, wishes }: { clientId: string; wishes: ReadonlySet<string> },
): Promise<Map<string, Bound>> {
  const asked: { known: Bound["known"]; met: string[]; lead: Lead }[] = [];
  for (const lead of leads) {
    const { circumstances, sites } = lead;
    const firm = circumstances.linked && lead.isOurs ? await firmOf(db, lead.companyId) : [];
    const known = knownBy(circumstances, [...circumstances.own, ...firm, ...sites]);
    const numbers = circumstances.numbers.map(({ number_hash }) => ({ numberHash: number_hash }));
    asked.push({ lead, known, met: metBy(known, numbers) });
  }
  const own = new Set(asked.flatMap(({ met }) => met));
  const standing = await standingAmong(db, { company: { id: "", clientId }, own, onceMerged: [] });
  const written: CallFacts["suppressions"] = [{ scope: "client" }];
  const withWritten = (hash: string, found: CallFacts["suppressions"] = []) =>
    wishes.has(hash) ? [...found, ...written] : found;
  const bound = new Map<string, Bound>();
  for (const { lead, known, met } of asked) {
    const hit = met.filter((hash) => standing.has(hash) || wishes.has(hash));
    const suppressed = new Map(hit.map((hash) => [hash, withWritten(hash, standing.get(hash))]));
    const { parted, linked, company, numbers } = lead.circumstances;
    if (lead.isOurs && (parted || linked)) {
      // What was heard of a twin while the two were one is looked up company by company; there are few.
      const group = { company: { id: company.id, clientId }, known, parted, linked };
      const named = numbers.map(({ number_hash, contact_id }) => ({ numberHash: number_hash, contactId: contact_id }));
      for (const [hash, found] of await suppressionsAmong(db, group, named))
        suppressed.set(hash, withWritten(hash, found));
    }
    bound.set(lead.companyId, { known, suppressed });
  }
  return bound;
}

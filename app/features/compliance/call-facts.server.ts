import { eq } from "drizzle-orm";
import { firmOf } from "#app/features/companies/branches.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies } from "#db/schema.ts";
import type { AnsweredBy, CallStatus, CallWay } from "#db/vocabulary.ts";
import { attemptsSince } from "./caps.ts";
import { type Circumstances, circumstancesOf, type KnownCall, type KnownNumber } from "./circumstances.server.ts";
import type { AttemptFact, CallFacts } from "./facts.ts";
import { DAY_MS, instantOf } from "./local-time.ts";
import { isPremium } from "./numbers.ts";
import type { RuleBook } from "./rule-book.ts";
import { bookOf } from "./rule-rows.server.ts";
import { saysOf } from "./screened.server.ts";
import { isHeardAsMachine } from "./spoke.ts";
import { type Suppressed, standingAgainst, suppressionsAmong } from "./suppressions-among.server.ts";
import { likelyCountry } from "./zones.ts";

export type NumberFacts = { phoneNumberId: string; contactId: string | null; facts: CallFacts };

/**
 * Gathers everything `decide()` wants to know about each number of a lead in two questions, however many numbers there are: what is
 * known, and which of it is suppressed. What is not known is left unknown. Unless somebody says otherwise, a lead with a
 * promised hour is called back, any other served.
 */
export async function callFacts(
  db: Queryable,
  { leadId, way, now }: { leadId: string; way?: CallWay | undefined; now: Date },
): Promise<NumberFacts[]> {
  const known = await circumstancesOf(db, { leadId, since: attemptsSince(now) });
  if (known.numbers.length === 0) return [];
  const place = await placeOf(db, known);
  const numbers = known.numbers.map(({ number_hash, contact_id }) => ({
    numberHash: number_hash,
    contactId: contact_id,
  }));
  const suppressed = await suppressionsAmong(db, place, numbers);
  return factsOfNumbers(known, { place, suppressed, rules: await bookOf(db, known.book), way });
}

type Place = Awaited<ReturnType<typeof placeOf>>;
type Around = {
  place: Pick<Place, "company" | "known">;
  suppressed: Suppressed;
  rules: RuleBook;
  way?: CallWay | undefined;
};

/** Of what is known the facts of each number; asked of a lead that stands, and of one that is still in a file. */
export function factsOfNumbers(known: Circumstances, { place, suppressed, rules, way }: Around): NumberFacts[] {
  const tries = known.calls.map(triedOf);
  return known.numbers.map((number) => ({
    phoneNumberId: number.id,
    contactId: number.contact_id,
    facts: {
      rules,
      way: way ?? (known.next_action === "callback" ? "callback" : "queue"),
      ...common(known, place, number),
      consentRecorded: known.agreed.includes(number.number_hash),
      number: { e164: number.e164, kind: number.kind, premium: isPremium(number.e164), dead: number.dead },
      suppressions: standingAgainst(
        place,
        { numberHash: number.number_hash, contactId: number.contact_id },
        suppressed,
      ),
      screenings: saysOf(known.screenings, { e164: number.e164, numberHash: number.number_hash }),
      attempts: tries.flatMap((attempt) => attemptOn(attempt, number.number_hash)),
    },
  }));
}

/** Where they are and which companies' wishes bind them. Most companies were never merged or linked, and then nothing more is asked. */
async function placeOf(db: Queryable, known: Circumstances) {
  const { own, linked, parted } = known;
  const company = { ...known.company, clientId: known.client_id };
  if (own.length > 1) {
    const [record] = await db.select().from(companies).where(eq(companies.id, company.id));
    if (record) {
      const { name, postcode, country, region } = await wholeCompany(db, record);
      Object.assign(company, { name, postcode, country, region });
    }
  }
  // Whoever says for a firm that it is not to be called says so for its other sites.
  const companyIds = linked ? [...own, ...(await firmOf(db, company.id))] : own;
  return { company, known: knownBy(known, companyIds), linked, parted };
}

/** As whom wishes may bind them. */
export function knownBy({ records, people, mailboxes, numbers }: Circumstances, companyIds: string[]) {
  return {
    ...{ companyIds, names: records, people, mailboxes },
    numbers: numbers.map(({ e164, contact_id }) => ({ e164, contactId: contact_id })),
  };
}

function common(
  { campaign, bases, closed_reason, elsewhere }: Circumstances,
  { company }: Around["place"],
  { e164 }: KnownNumber,
) {
  const country = company.country ?? likelyCountry(e164, campaign.country);
  return {
    // The zone a company is kept with was read from its address, without the number: no person's word on where it rings.
    place: { country, region: company.region, postcode: company.postcode, zone: null },
    campaign: campaignFacts(campaign),
    callerIdPresent: campaign.caller_id !== null,
    basisRecorded: country !== null && bases.includes(country),
    isCustomer: closed_reason === "existing-customer" || elsewhere.includes("won"),
    openOffer: closed_reason === "open-opportunity" || elsewhere.some((stage) => stage !== "won"),
  };
}

/** What the law wants to know of a campaign that somebody is called for. */
export const campaignFacts = ({
  status,
  sector,
  starts_on,
  ends_on,
  paused_until,
  zone,
}: Pick<
  Circumstances["campaign"],
  "status" | "sector" | "starts_on" | "ends_on" | "paused_until" | "zone"
>): CallFacts["campaign"] => ({
  status,
  sector,
  liveFrom: begins(starts_on, zone),
  liveUntil: begins(ends_on, zone, { after: 1 }),
  pausedUntil: paused_until ? begins(paused_until, zone) : null,
});

/** When a campaign's day begins, or one so many days after it: its days are those of its client's calendar. */
const begins = (on: string, zone: string, { after } = { after: 0 }): Date =>
  new Date(instantOf(zone, { day: Date.parse(on) / DAY_MS + after, minutes: 0 }));

type Tried = Omit<AttemptFact, "onThisNumber"> & { numberHash: string };

const triedOf = (call: KnownCall): Tried => ({
  at: new Date(call.placed_at),
  status: call.status,
  reached: reached({ answeredAt: call.answered_at, answeredBy: call.answered_by, human: call.human }),
  rang: rang({ status: call.status, ringingAt: call.ringing_at }),
  onThisCompany: call.on_company,
  inThisRound: call.in_round,
  numberHash: call.number_hash,
});

/** A person spoke with us: the agent who was on the call says so, and until they have, the network's word counts. */
export function reached({
  answeredAt,
  answeredBy,
  human = null,
}: {
  answeredAt: unknown;
  answeredBy: AnsweredBy | null;
  human?: boolean | null;
}): boolean {
  if (human !== null) return human;
  return answeredAt !== null && !isHeardAsMachine({ answeredBy });
}

/** Whether their telephone may have rung: what the network refused, or gave up before it rang, disturbed nobody. */
export function rang({ status, ringingAt }: { status: CallStatus; ringingAt: unknown }): boolean {
  return status !== "failed" || ringingAt !== null;
}

/** An attempt as one number sees it; another client's call on another number is none of its business. */
function attemptOn({ numberHash, ...attempt }: Tried, hash: string): AttemptFact[] {
  const onThisNumber = numberHash === hash;
  return onThisNumber || attempt.onThisCompany || attempt.inThisRound ? [{ ...attempt, onThisNumber }] : [];
}

import type {
  CallStatus,
  CallWay,
  CampaignSector,
  CampaignStatus,
  PhoneKind,
  ScreeningList,
  SuppressionKind,
} from "#db/vocabulary.ts";
import type { RuleBook } from "./rule-book.ts";

/**
 * Everything `decide()` may know. Whoever gathers it must not leave out what it does not know: unknown is written
 * as null (or as an absent screening), and unknown is refused.
 */
export type CallFacts = {
  /** The rules to judge by: rows of the house, or the built-in ones where there is no house. */
  rules: RuleBook;
  way: CallWay;
  number: {
    e164: string;
    kind: PhoneKind;
    premium: boolean;
    /** Found out of service, or not theirs: kept for the record, never rung again. */
    dead: boolean;
  };
  /** Where the called party is, from the company's address; null where the address does not say. */
  place: {
    /** ISO 3166-1 alpha-2. */
    country: string | null;
    /** State, province or nation, as a code or a name: "CA", "California", "WA", "Scotland". */
    region: string | null;
    postcode: string | null;
    /** An IANA zone a person names for this very number; it beats every guessed clock, and sets no country's rules aside. */
    zone: string | null;
  };
  /** One entry for each suppression in force that hits this number, its person, domain or company. */
  suppressions: {
    scope: "client" | "agency";
    theirs?: TheirBusiness;
    /** Of somebody who was erased and was the last one known there: the company itself asked for nothing. */
    ofErased?: true;
    /** It stands as long as this list is in force. */
    list?: ListHold;
  }[];
  /** The newest screening of this number against each list; a list not here was never washed. */
  screenings: Partial<Record<ScreeningList, { asOf: Date | null; listed: boolean }>>;
  /**
   * Every attempt since `attemptsSince()` on this number (agency-wide, whoever the client) or on this company
   * (any of its numbers), and every attempt of the current round however old. Each attempt once.
   */
  attempts: AttemptFact[];
  campaign: {
    status: CampaignStatus;
    sector: CampaignSector;
    /** Calls may begin at this instant and must have ended by the other; null leaves that side open. */
    liveFrom: Date | null;
    liveUntil: Date | null;
    /** Only looked at while the status is "paused"; a pause without a date is a block. */
    pausedUntil: Date | null;
  };
  /** A verified number of ours that will be shown to the called party. */
  callerIdPresent: boolean;
  /** The account manager has written down the legal basis for calling the companies of `place.country` (or the number's). */
  basisRecorded: boolean;
  /** This subscriber told this client that they do not object to its calls (of a sector that needs it: that they agree to those), with evidence, and has not withdrawn it. */
  consentRecorded: boolean;
  /** Already a customer of this client, from whichever campaign. */
  isCustomer: boolean;
  /** The client's own people are selling to them now, from whichever campaign. */
  openOffer: boolean;
};

export type AttemptFact = {
  at: Date;
  status: CallStatus;
  /** A person spoke with us; a machine, a busy tone and silence are not. */
  reached: boolean;
  /** Their telephone may have rung; one that the network refused, or that failed before it rang, is no call to anybody. */
  rang: boolean;
  onThisNumber: boolean;
  onThisCompany: boolean;
  /** Made for this lead since it was last woken (or first became ready). */
  inThisRound: boolean;
};

export type Verdict = "allow" | "wait" | "block";
/** By which of their values a list holds somebody. */
export type ListHold = { id: string; by: SuppressionKind };
/** Suppressed because the client's own people do business with them, and not because anybody asked for it. */
export type TheirBusiness = "existing-customer" | "open-opportunity";

export type Reason = {
  rule: string;
  version: string;
  text: string;
  /** Of a suppression for one client: nobody asked for it. */
  theirs?: TheirBusiness;
  /** Of a suppression: nobody is known there but who was erased. Somebody else to ask for has to be found. */
  ofErased?: true;
  /** Of a suppression: nothing but these lists stands against them. */
  lists?: ListHold[];
  /** No number of the lead is rung before a new round begins. */
  roundUsedUp?: true;
};

/** `wait` always comes with `nextAllowedAt`; `block` never, since no clock ends it. */
export type Decision = {
  verdict: Verdict;
  way: CallWay;
  reasons: Reason[];
  nextAllowedAt: Date | null;
  /** Every zone the called party may be in; the call was judged in all of them. */
  zones: string[];
  /** Allowed, but the agent must write down why this call is made all the same. */
  needsReason: boolean;
};

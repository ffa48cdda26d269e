import type { CallStatus, CallWay, CampaignSector, CampaignStatus, PhoneKind, ScreeningList } from "#db/vocabulary.ts";
import type { Party } from "./oracle/places.ts";

/** One call somebody would like to make: what the oracle and `decide()` are both asked about. Times are instants in milliseconds. */
export type Situation = {
  party: Party;
  at: number;
  way: CallWay;
  kind: PhoneKind;
  suppressed: "client" | "agency" | null;
  dead: boolean;
  customer: boolean;
  openOffer: boolean;
  callerId: boolean;
  basis: boolean;
  consent: boolean;
  sector: CampaignSector;
  washes: Partial<Record<ScreeningList, { asOf: number; listed: boolean }>>;
  attempts: Try[];
  campaign: { status: CampaignStatus; from: number | null; until: number | null; pausedUntil: number | null };
};

export type Try = {
  at: number;
  status: CallStatus;
  reached: boolean;
  rang: boolean;
  onThisNumber: boolean;
  onThisCompany: boolean;
  inThisRound: boolean;
};

import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { Asleep, Contract } from "#app/features/companies/contract-wake.ts";
import type { ChangeKind, Stage } from "#db/vocabulary.ts";

/** What a lead remembers of the client's own file, and as which kind of change it is told. */
export const historyFields = [
  { field: "oldStatus", name: "status", kind: "old-status" },
  { field: "lostReason", name: "lost_reason", kind: "loss" },
  { field: "lostOn", name: "lost_on", kind: "loss" },
  { field: "lastContactedOn", name: "last_contacted_at", kind: "last-contact" },
  { field: "contractStartOn", name: "contract_start_on", kind: "contract" },
  { field: "contractEndOn", name: "contract_end_on", kind: "contract" },
  { field: "contractMonths", name: "contract_months", kind: "contract" },
  { field: "competitor", name: "competitor", kind: "competitor" },
] as const satisfies { field: string; name: FieldName; kind: ChangeKind }[];
export type HistoryField = (typeof historyFields)[number]["field"];

/** All that is known at one company, whichever rows brought it. */
export type KnownAtCompany = {
  /** By the words of the name; the same person may stand in several records: `at` has their id in each. */
  people: Map<string, { id: string; jobTitle: string | null; titles: Set<string>; at: Map<string, string> }>;
  numbers: Set<string>;
  emails: Set<string>;
  knowsDirectNumber: boolean;
};

export type History = Record<HistoryField, string | null>;

export type KnownLead = {
  id: string;
  stage: Stage;
  priority: number;
  /** The lead that sleeps for as long as the contract runs of which this one speaks: itself, or the one it went into. */
  wakes: {
    leadId: string;
    asleep: Asleep;
    contract: Contract;
    /** With the contract of another. */
    dayIsBrought: boolean;
  } | null;
  /** The record it came from. */
  homeId: string;
  /** What it says by itself. */
  history: History;
  /** What it says with the words of those that went into it. */
  said: History;
  /** Those of all that are one with it. */
  notes: Set<string>;
  company: KnownAtCompany;
};

type OwnField =
  | "website"
  | "domain"
  | "addressLine1"
  | "addressLine2"
  | "city"
  | "region"
  | "postcode"
  | "country"
  | "timeZone";

/** A record of ours before a newer file speaks of it. */
export type KnownState = {
  recordId: string;
  rootId: string;
  own: { name: string } & Record<OwnField, string | null>;
  company: KnownAtCompany;
  /** Its own lead in this campaign, also where that went into another; else the one of the company it is part of. */
  lead: KnownLead | null;
  /** The cells of the row that spoke of it last. */
  saidBefore: ReadonlySet<string>;
  /** A row has said before that this company is not to be called. */
  knowsWish: boolean;
};

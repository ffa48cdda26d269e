import type { CountryCode } from "libphonenumber-js/max";
import type { PhoneKind, PhoneLabel } from "#db/vocabulary.ts";
import type { DateOrder } from "./dates.ts";
import type { FieldName } from "./fields.ts";
import type { ProblemCode } from "./problems.ts";
import type { RuleId } from "./rules.ts";
import type { StandIn } from "./stand-ins.ts";

export type Cell = { column: number; field: FieldName; text: string };

/** One recorded change: what stood there, what we made of it, by which rule. */
export type Step = { column: number; field: FieldName; original: string; value: string; rule: RuleId };

/** What is wrong with a row, as a sentence a client may read. */
export type Problem = { code: ProblemCode; field: FieldName | null; text: string; offer?: Offer };

/** A value that was probably meant. It waits for a person's yes: what is written stays until then. */
export type Offer = { column: number; original: string; suggestion: string };

export type CleanPhone = {
  e164: string;
  ext: string | null;
  kind: PhoneKind;
  label: PhoneLabel;
  raw: string;
  column: number;
  premium: boolean;
};

export type CleanRecord = {
  company: string | null;
  contact: {
    full: string | null;
    first: string | null;
    last: string | null;
    salutation: string | null;
    jobTitle: string | null;
  };
  /** Valid numbers of dialable columns only; a fax is never here. */
  phones: CleanPhone[];
  /** Numbers that nobody can dial (an area code is missing, a digit too many): digits alone. They still tell who is who. */
  undialable: string[];
  emails: string[];
  website: string | null;
  domain: string | null;
  address: {
    line1: string | null;
    line2: string | null;
    city: string | null;
    region: string | null;
    postcode: string | null;
    country: string | null;
  };
  doNotCall: boolean;
  doNotEmail: boolean;
  notes: string | null;
  externalId: string | null;
  companyNumber: string | null;
  industry: string | null;
  employees: string | null;
  oldStatus: string | null;
  lostReason: string | null;
  lostOn: string | null;
  lastContactedOn: string | null;
  competitor: string | null;
  contractStartOn: string | null;
  contractEndOn: string | null;
  contractMonths: number | null;
  steps: Step[];
  problems: Problem[];
  /** What was looked at, valid or not: the counts on the import page come from here. */
  seen: { phones: SeenPhone[]; emails: { column: number; address: string | null }[] };
};

/** One number found in a cell, fax included; `e164` is null where it is not a valid number. */
export type SeenPhone = { column: number; field: FieldName; e164: string | null };

export type CleanseSettings = {
  country: CountryCode;
  rulesOff?: ReadonlySet<RuleId>;
  /** Given by a person for the whole file: put before the numbers that lack only that. */
  areaCode?: string | null;
  /** Given by a person for the whole file: what a row that names no company is known by. */
  standIn?: StandIn | null;
  /** Day first or month first, decided once per column; see dates.ts. */
  dateOrders?: ReadonlyMap<number, DateOrder>;
};

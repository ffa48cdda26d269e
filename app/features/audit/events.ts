/**
 * Every kind of event the ledger knows, and what each remembers besides who, when and which lead.
 * The data is stored as it is: ids, numbers and words of the vocabulary, never personal text.
 * An entry is never renamed; a new meaning gets a new name.
 */
import type {
  CallStatus,
  CampaignPauseReason,
  CampaignSector,
  ChangeKind,
  CloseReason,
  DeclineReason,
  DormancyReason,
  GoldenField,
  HandbackUpdateKind,
  LeadSource,
  MailStopReason,
  NextAction,
  PairAnswer,
  PauseReason,
  RunEnd,
  ScreeningList,
  SignalEffect,
  SignalKind,
  Stage,
  SuppressionKind,
  SuppressionListKind,
  Survivorship,
  TouchKind,
  TouchSkip,
  Verdict,
} from "#db/vocabulary.ts";

type Next = { nextAction: NextAction | null; dueAt: string | null };

export type EventData = {
  "user.signed-in": { userId: string };
  "user.created": { userId: string };
  "user.disabled": { userId: string };
  "user.enabled": { userId: string };
  "user.password-changed": { userId: string };
  /** By an admin, known to two until its owner chooses their own. */
  "user.password-given": { userId: string };
  "user.second-factor-on": { userId: string };
  "user.second-factor-off": { userId: string };
  /** By an admin, from somebody who lost their telephone. */
  "user.second-factor-removed": { userId: string };
  "user.recovery-codes-renewed": { userId: string };
  /** Instead of a code of the telephone; so many are left. */
  "user.recovery-code-used": { userId: string; left: number };
  /** Whether everybody of the agency needs a second factor. */
  "agency.second-factor-asked": { asked: boolean };
  "user.away": { userId: string; reason: string; from: string; until: string; callbacks: string };
  "user.back": { userId: string };
  "clock.moved": { aheadMs: number };
  "client.created": Record<string, never>;
  "campaign.created": Record<string, never>;
  "campaign.status-changed": {
    from: string;
    to: string;
    /** Of a pause: why, and the day on which it ends by itself. */
    because?: CampaignPauseReason;
    until?: string;
  };
  "campaign.outcome-set": { disposition: string };
  /** One of the campaign's own, made after one of the house's. */
  "campaign.outcome-added": { disposition: string; like: string };
  /** Its name is kept here, for nothing else has it any more; the oldest entries have none. */
  "campaign.outcome-removed": { disposition: string; label?: string };
  "campaign.callbacks-set": Record<"windowMinutes" | "anyonesAfterMinutes" | "perHour" | "perDay", number>;

  "campaign.settled": { closed: number };

  "campaign.order-changed": { factors: number };
  /** A new last day, another number that is shown, another sector, another fee; absent where it stayed. */
  "campaign.terms-changed": {
    endsOn: string | null;
    callerId: boolean;
    sector?: CampaignSector;
    fee?: { fromMinor: number | null; toMinor: number | null; currency: string };
  };
  /** Lines that are said no more, and those that are said from now on. */
  "campaign.script-changed": { before: string[]; after: string[] };
  "campaign.question-added": { criterionId: string };
  /** How it was put before is kept under `formerId`. */
  "campaign.question-changed": { criterionId: string; formerId: string };
  "campaign.question-put-away": { criterionId: string };
  "campaign.question-asked-again": { criterionId: string };
  "campaign.caller-added": { userId: string };
  /** Of whose leads so many became anyone's. */
  "campaign.caller-removed": { userId: string; leads: number };
  "campaign.caller-changed": { userId: string; share: number; languages: number };
  "agent.paused": {
    because: PauseReason;
    /** Absent in entries of before it was asked. */
    until?: string;
  };
  "agent.resumed": Record<string, never>;

  "import.uploaded": { bytes: number };
  "import.mapping-corrected": { columns: number };
  "import.rows-mended": { cells: number; rows: number };
  "import.committed": {
    rows: number;
    leads: number;
    merged: number;
    suppressed: number;
    quarantined: number;
    blank: number;
  };
  "import.cancelled": { rowsDone: number };
  "import.failed": { code: string };
  "import.undo-asked": Record<string, never>;
  "import.undone": { rows: number; leads: number };
  "row.mended": { rowId: string; line: number; cells: number };
  /** How much of each it holds, and how much of those it replaced stands on nothing any more. */
  "list.used": { listId: string; kind: SuppressionListKind } & Record<
    "rows" | "numbers" | "emails" | "domains" | "companies" | "lifted",
    number
  >;
  "list.taken-back": { listId: string; kind: SuppressionListKind; lifted: number };
  "row.verdict-changed": { rowId: string; line: number; from: Verdict; to: Verdict };

  "lead.created": { source: LeadSource; rowId: string | null; stage: Stage } & Next;
  "lead.stage-changed": {
    from: Stage;
    to: Stage;
    reason: string | null;
    dormancyReason?: DormancyReason | null;
    closeReason?: CloseReason | null;
  } & Next;
  "lead.rescheduled": Next;
  "lead.leased": { holdToken: string; until: string };
  "lead.extended": { holdToken: string; until: string };
  "lead.released": {
    holdToken: string;
    why: "skipped" | "outcome" | "expired" | "signed-out" | "refused" | "paused";
    skipReason?: string | null;
  };
  /** Found on a list of whom not to call; closed by it, or shown to a person because it is in hand. */
  "lead.listed": { listId: string; kind: SuppressionListKind; closed: boolean };
  /** Who supplies them, or until when, was said on a call; the supplier's name is on the lead. */
  "lead.contract-heard": { endOn: string | null; months: number | null; supplierChanged: boolean };
  "lead.assigned": { assigneeId: string | null };
  /** A manager wants this agent to be served it next. */
  "lead.pulled": { agentId: string };
  /** Another lead came of it: a person who moved, a referral, the campaign that carries on. */
  "lead.led-to": { leadId: string; source: LeadSource; companyId: string };

  /** Nobody rang within the window of a promise. */
  "callback.missed": { promisedAt: string; agentId: string | null };
  /** It was promised in the campaign before; here nobody rings them any more, so a person has to see to it. */
  "callback.left-over": { promisedAt: string; agentId: string | null; formerId: string };
  /** They rang while their lead was in somebody's hand, who did not ring them: when we do. */
  "callback.owed": { callEventId: string; promisedAt: string };
  "callback.seen-to": Record<string, never>;
  /** A promise stands at another instant, and not by the outcome of a call; agreed: they asked for it. */
  "callback.moved": { from: string; to: string; because: "missed" | "clock" | "away" | "agreed" };

  "company.merged": {
    mergeId: string;
    keptCompanyId: string;
    mergedCompanyId: string;
    mergedLeadId: string | null;
    certain: boolean;
  };
  /** A newer file of the client said something else; what stood there before is kept with the import, not here. */
  "company.updated": { rowId: string; kinds: ChangeKind[] };
  "company.unmerged": { mergeId: string; keptCompanyId: string; mergedCompanyId: string; revivedLeadId: string | null };
  /** A person overruled a field of a merged company; null: the rule decides again. */
  "company.field-chosen": { field: GoldenField; sourceCompanyId: string | null };
  "company.field-typed": { field: GoldenField };
  "client.survivorship-set": { field: GoldenField; rule: Survivorship | null };
  "pair.answered": { decisionId: string; answer: PairAnswer };
  "pair.reopened": { decisionId: string };

  "number.suppressed": { phoneNumberId: string; agencyWide: boolean };
  /** Somebody here said so, of a value that is kept as a hash only. */
  "suppression.added": { suppressionId: string; kind: SuppressionKind; agencyWide: boolean };
  "suppression.lifted": { suppressionId: string; kind: SuppressionKind; agencyWide: boolean };
  "consent.recorded": { consentId: string };
  "consent.withdrawn": { consentId: string };
  "basis.recorded": { country: string };
  "rule.written": { ruleId: string; version: string; validFrom: string };
  "rule.checked": { ruleId: string; version: string };
  "rule.ended": { ruleId: string; version: string; validTo: string };
  "screening.loaded": { screeningId: string; list: ScreeningList; entries: number };
  "number.added": { phoneNumberId: string };
  "number.died": { phoneNumberId: string; reason: string };
  "contact.left": { contactId: string };
  /** Somebody asked that nothing is kept of them. What there was of them at this lead, in figures; `company`: the company was that person. */
  "person.erased": Record<"people" | "numbers" | "addresses" | "texts", number> & {
    reason: "request";
    company: boolean;
  };

  "call.placed": { attemptId: string; phoneNumberId: string };
  "call.refused": { phoneNumberId: string; verdict: "wait" | "block"; rules: string[] };
  "call.ended": { attemptId: string; status: CallStatus; talkSeconds: number | null };
  /** A leg of a call that had been given up was told of after all. */
  "call.found": { attemptId: string };
  /** They rang us. When we ring them again, where a call is promised to them. */
  "call.returned": { callEventId: string; promisedAt: string | null };
  "voicemail.left": { attemptId: string };
  "outcome.recorded": { outcomeId: string; attemptId: string; disposition: string };

  "handback.qualified": { handbackId: string; attemptId: string };
  "handback.refused": { handbackId: string };
  "handback.passed": { handbackId: string; acceptBy: string };
  "handback.accepted": { handbackId: string; clientOwnerId: string };
  "handback.declined": { handbackId: string; reason: DeclineReason };
  "handback.expired": { handbackId: string };
  /** The client took their answer back while they still could. */
  "handback.taken-back": { handbackId: string; answer: "accepted" | "declined" };
  /** It stands at the gate again, after the client declined or did not answer. */
  "handback.reopened": { handbackId: string; formerId: string };
  "handback.reported": {
    handbackId: string;
    kind: HandbackUpdateKind;
    valueMinor: number | null;
    currency: string | null;
  };

  "message.queued": { messageId: string };
  "message.sent": { messageId: string };
  "message.failed": { messageId: string };
  "message.lost-sight-of": { messageId: string };
  /** A person says what became of one whose fate was not known; one that did not arrive is sent again. */
  "message.settled": { messageId: string; arrived: boolean };

  "offering.added": { offeringId: string };
  /** Of a lead that waited for it, where that was answered anew: of itself, or of the lead it had gone into. */
  "offering.superseded": { offeringId: string; saidOf: string };
  /** Something that wakes many; how many slept and wake, and how many were told otherwise. */
  "signal.raised": { signalId: string; kind: SignalKind; woken: number; noted: number };
  "lead.signalled": { signalId: string; kind: SignalKind; effect: SignalEffect };
  "plan.saved": { planId: string; steps: number };
  "plans.assigned": { reasons: number };
  "presets.assigned": Record<string, never>;
  /** Null is no plan. */
  "plan.chosen": { planId: string | null };
  "plan.started": { planId: string; runId: string };
  "plan.ended": { runId: string; reason: RunEnd };
  "touch.done": { touchId: string; kind: TouchKind };
  /** An email of a plan that was handed over and did not go. */
  "touch.failed": { touchId: string; bounced: boolean };
  "touch.skipped": { touchId: string; kind: TouchKind; why: TouchSkip };
  "mail.stopped": { reason: MailStopReason };
  /** `answer`: a hash of the answer's own Message-ID, by which the same one told again is known. */
  "mail.answered": { answer: string };
};

export type EventType = keyof EventData;

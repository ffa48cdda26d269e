/**
 * Everything the agent's desk shows, as plain data. Sentences come ready made: the desk chooses no words about the law,
 * the queue or the network. Instants are ISO strings of the house's clock; `zone` is where the lead is.
 */
import type { CallStatus, CriterionKind, OutcomeEffect, Owner, PauseReason, Stage } from "#db/vocabulary.ts";
import type { SkipReason } from "./skip.ts";

export type DeskNumber = {
  id: string;
  /** As a person reads it: "0161 496 0142". */
  shown: string;
  verdict: "allow" | "wait" | "block";
  /** Two or three words beside it: "May be called", "From 09:00", "Dead number". */
  says: string;
  /** The whole refusal, for the bar; null where it may be called. */
  refusal: DeskRefusal | null;
  /** The law warns but allows: what it says. The agent gives a reason before it is dialled. */
  warns: string | null;
  /** Calls of this round that ended so that another number is tried next. */
  tries: number;
};

export type DeskRefusal = {
  /** "May not be called before 09:00 in Perth" */
  sentence: string;
  /** "It is 08:47 there" */
  because: string;
  /** "Calling hours, GB 2026-03" */
  rule: string;
  /** When it may be called, if ever: "09:00"; then the lead can be kept for that hour. */
  until: string | null;
};

export type DeskPerson = {
  id: string | null;
  name: string;
  role: string | null;
  /** "Decides", "Left" */
  tag: string | null;
  gone: boolean;
  numbers: DeskNumber[];
};

export type DeskQuestion = {
  id: string;
  ask: string;
  kind: CriterionKind;
  hint: string | null;
  choices: string[] | null;
  required: boolean;
};

/** A day and perhaps an hour on the lead's own calendar and clock. */
export type LocalWhen = { on: string; time: string | null };

/** What stands in the field of a date and is none, or none to come. */
export type UnreadWhen = { text: string; why: "unreadable" | "past" };

export type DeskSuggestion = { label: string; when: LocalWhen; aside?: string };

/** Somebody else supplies them. */
export type DeskContract = { endOn: string | null; months: number | null; supplier: string | null };

/** `supplied`: by whom and until when is asked with it. `planId`: the touch plan that begins with it; null where none does. */
export type DeskDormancy = {
  id: string;
  label: string;
  supplied: boolean;
  planId: string | null;
  suggestions: DeskSuggestion[];
};

/** How a campaign's leads can be kept in touch with while they sleep. */
export type DeskPlan = { id: string; name: string; says: string };

export type DeskOutcome = {
  id: string;
  name: string;
  /** The key it stands on, one to nine; null behind the key 0. */
  k: string | null;
  /** Where the lead goes; `effect` is shown in its place when it acts on the number, the person or the company. */
  toStage: Stage;
  effect: OutcomeEffect;
  /** What must be given with it. `time` is a day and an hour, `day` a day. */
  asks: "nothing" | "time" | "day";
  /** "Call again on", "Back in touch on" */
  asksLabel: string;
  suggestions: DeskSuggestion[];
  /** What it can mean that they are left alone, each with days of its own; empty where the outcome says it itself. */
  sleeps: DeskDormancy[];
  /** Somebody else supplies them: by whom and until when is asked with it. */
  supplied: boolean;
  /** The touch plan that begins with it, where its reason is its own; null where none does. */
  planId: string | null;
  /** What follows, in a sentence: "Goes to the gate, due by Thu 19 Nov." or where the suggested date comes from. */
  follows: string;
  /** Every required question must be answered first. */
  needsAnswers: boolean;
  /** Somebody must have been on the line to say it. */
  needsTalk: boolean;
  /** A person must have said it: no machine can. */
  needsPerson: boolean;
};

export type DeskLead = {
  id: string;
  name: string;
  /** "Haulage · Trafford Park, Manchester · 42 vehicles · line 318 of Calder’s file" */
  facts: string;
  stage: Stage;
  owner: Owner | null;
  ownerName: string | null;
  zone: string;
  place: string;
  /** "Call, due today" */
  nextAction: string;
  /** What woke it first, told in bold; then why it slept, the last contact, its place in the queue in words. */
  why: { term: string; says: string }[];
  people: DeskPerson[];
  /** How many stand only on the lead's page. */
  morePeople: number;
  said: { id: string; how: string; when: string; what: string }[];
  /** How much was said before that, and stands only on the lead's page. */
  moreSaid: number;
  lines: { tab: string; text: string }[];
  /** "Calder asks" */
  asksTitle: string;
  questions: DeskQuestion[];
  /** What is known of who supplies them. */
  contract: DeskContract;
  plans: DeskPlan[];
  /** What was said, at most nine, in the order of their keys. */
  outcomes: DeskOutcome[];
  /** When nobody was reached, the likeliest first, after what the network said: the key 0, pressed again for the next. */
  unreached: DeskOutcome[];
};

export type DeskCall =
  | { state: "idle" }
  | { state: "ringing"; since: string; numberId: string; says: string; muted: boolean }
  | { state: "talking"; since: string; numberId: string; says: string; muted: boolean; held: boolean }
  | {
      state: "ended";
      numberId: string;
      endedAt: string;
      result: CallStatus;
      answered: boolean;
      /** A message was left for a machine. */
      messageLeft: boolean;
      /** "Call ended, 3:06", "Nobody answered", "The call failed" */
      title: string;
      /** "Answered, hung up by them" or the cause: "The network does not know this number." */
      says: string;
      /** Beside the number: "Spoke 3 min" */
      short: string;
    };

/** To whom a lead went whose hold had ended; null where it went back. `kept`: the house has all that was typed of it. */
export type DeskLoss = { to: string | null; at: string; kept: boolean };

export type DeskDraft = {
  numberId: string | null;
  outcomeId: string | null;
  due: LocalWhen | null;
  /** What was typed for a date and could not be taken. */
  unread: UnreadWhen | null;
  /** Which of the outcome's reasons to sleep was heard. */
  sleepsFor: string | null;
  /** The touch plan chosen in place of what the reason brings, "none" being none; null keeps what it brings. */
  planId: string | null;
  /** What was heard of who supplies them, over what is known. */
  heard?: Partial<DeskContract>;
  note: string;
  answers: Record<string, string>;
};

export type DeskView = {
  now: string;
  /** Where the agent sits. */
  zone: string;
  queue: {
    campaign: string;
    /** Their hour has come; whether they may be called is asked as each is handed out. */
    due: number;
    laterToday: number;
    /** "1 callback at 11:00" */
    callbacks: string | null;
    /** The agent's next promise besides the lead in hand, where it is due within the hour. */
    promise: { company: string; at: string } | null;
  };
  lead: DeskLead | null;
  /** When there is no lead: "Nothing to call before 14:00" and "12 callbacks then, 3 of them yours." */
  idle: { title: string; says: string } | null;
  /** Away from the desk: "a meeting". Nothing is served until they come back. */
  away: string | null;
  call: DeskCall;
  draft: DeskDraft;
  /** "Saved 10:15", or null while nothing has been written. */
  noteState: string | null;
  /** What the law and the promises say of the chosen date. */
  dueSays: { kind: "good" | "wait" | "block"; says: string; more: string } | null;
  lease: { until: string | null; lost: DeskLoss | null };
  /** The lead is no longer held; it is here because its call has no outcome yet. */
  unsaid: { goneOn: boolean } | null;
  /** "From 020 7946 0300" */
  callerId: string | null;
  /** Why nothing can be dialled, whatever the law says: no microphone, no line. Null when the line is open. */
  lineProblem: string | null;
  offline: boolean;
  simulator: boolean;
  /** An act is on its way to the server. */
  busy: boolean;
  /** The last act was refused, or not done whole: what is, then what to do. */
  problem: string | null;
};

export type DeskActs = {
  onNext: () => void;
  onDial: (numberId: string, reason: string | null) => void;
  onHangUp: () => void;
  onMute: (muted: boolean) => void;
  onHold: (held: boolean) => void;
  onVoicemail: () => void;
  onPickNumber: (numberId: string) => void;
  onOutcome: (outcomeId: string) => void;
  onDate: (when: LocalWhen | null, unread?: UnreadWhen) => void;
  /** A touch plan in place of what the reason brings; null keeps that. */
  onPlan: (planId: string | null) => void;
  onSleepsFor: (dormancyId: string) => void;
  onHeard: (heard: Partial<DeskContract>) => void;
  onSave: () => void;
  onSkip: (reason: SkipReason) => void;
  /** Put it back until the hour it may be called, and take the next. */
  onKeep: () => void;
  onNote: (note: string) => void;
  onAnswer: (questionId: string, value: string) => void;
  onExtend: () => void;
  /** Leave the desk for a while; what was not called yet goes back. */
  onPause: (because: PauseReason, until: string) => void;
  onResume: () => void;
};

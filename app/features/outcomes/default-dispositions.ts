import type { CloseReason, DormancyReason, NextAction, OutcomeEffect, Stage } from "#db/vocabulary.ts";

export type DispositionSetting = {
  position: number;
  code: string;
  label: string;
  human?: boolean;
  contact?: boolean;
  decisionMaker?: boolean;
  machine?: boolean;
  unworkable?: boolean;
  doNotCall?: boolean;
  callback?: boolean;
  qualified?: boolean;
  effect: OutcomeEffect;
  toStage: Stage;
  nextAction: NextAction | null;
  dormancyReason?: DormancyReason;
  closeReason?: CloseReason;
  asksDate?: boolean;
  afterMinutes?: number;
  minSeconds?: number;
  maxSeconds?: number;
  otherDayPart?: boolean;
  otherNumber?: boolean;
  mostTries?: number;
  restDays?: number;
};

const hour = 60;
const day = 24 * hour;
/** Whoever said something was on the line: a second of talk at least. */
const heard = { human: true, minSeconds: 1 } as const;
const spoke = { ...heard, contact: true } as const;
/** Six calls that reach nobody are a round, as the caps have it; the lead then rests a quarter of a year. */
const rounds = { mostTries: 6, restDays: 90 } as const;
const elsewhere = { otherDayPart: true, otherNumber: true } as const;

/**
 * What an agent can say happened, as a campaign gets it unless told otherwise. One to nine are keys on the desk; the rest
 * are offered behind the key 0. The delays are the trade's usual ones: engaged half an hour, no answer four hours and another
 * part of the day, a machine one day. A wish not to be called has no length: it is taken from whoever says it, however short.
 */
export const defaultDispositions: readonly DispositionSetting[] = [
  {
    position: 1,
    code: "qualified",
    label: "Qualified",
    ...spoke,
    decisionMaker: true,
    qualified: true,
    effect: "none",
    toStage: "qualified",
    nextAction: "review",
  },
  {
    position: 2,
    code: "callback",
    label: "Call back at a time",
    ...spoke,
    callback: true,
    effect: "none",
    toStage: "ready",
    nextAction: "callback",
    asksDate: true,
  },
  {
    position: 3,
    code: "not-now",
    label: "Not now",
    ...spoke,
    effect: "none",
    toStage: "nurturing",
    nextAction: "wake",
    dormancyReason: "not-now",
    asksDate: true,
  },
  {
    position: 4,
    code: "under-contract",
    label: "Under contract",
    ...spoke,
    effect: "none",
    toStage: "nurturing",
    nextAction: "wake",
    dormancyReason: "under-contract",
    asksDate: true,
  },
  {
    position: 5,
    code: "not-the-person",
    label: "Not the person",
    ...heard,
    otherNumber: true,
    effect: "none",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: day,
  },
  {
    position: 6,
    code: "has-left",
    label: "Has left the company",
    ...heard,
    effect: "person",
    toStage: "research",
    nextAction: "research",
    afterMinutes: day,
  },
  {
    position: 7,
    code: "wrong-number",
    label: "Wrong number",
    ...heard,
    unworkable: true,
    effect: "number",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: hour,
  },
  {
    position: 8,
    code: "never-a-fit",
    label: "Never a fit",
    ...spoke,
    effect: "none",
    toStage: "closed",
    nextAction: null,
    closeReason: "never-a-fit",
  },
  {
    position: 9,
    code: "do-not-call",
    label: "Asked not to be called",
    human: true,
    doNotCall: true,
    effect: "number",
    toStage: "closed",
    nextAction: null,
    closeReason: "asked-not-to-be-called",
  },
  {
    position: 10,
    code: "no-answer",
    label: "No answer",
    ...rounds,
    ...elsewhere,
    maxSeconds: 60,
    effect: "none",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: 4 * hour,
  },
  {
    position: 11,
    code: "busy",
    label: "Engaged",
    ...rounds,
    maxSeconds: 60,
    effect: "none",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: 30,
  },
  {
    position: 12,
    code: "voicemail",
    label: "Answering machine",
    ...rounds,
    ...elsewhere,
    maxSeconds: 180,
    machine: true,
    effect: "none",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: day,
  },
  {
    position: 13,
    code: "number-dead",
    label: "Number does not work",
    unworkable: true,
    effect: "number",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: hour,
  },
  {
    position: 14,
    code: "call-lost",
    label: "Call lost",
    ...rounds,
    maxSeconds: 60,
    effect: "none",
    toStage: "ready",
    nextAction: "call",
    afterMinutes: 10,
  },
  {
    position: 15,
    code: "they-will-call",
    label: "They will call us",
    ...spoke,
    callback: true,
    effect: "none",
    toStage: "ready",
    // Following up is ours: the date asked for is the one on which we ring if they have not.
    nextAction: "callback",
    asksDate: true,
  },
];

import { type AnsweredBy, type CallStatus, endedCallStatuses } from "#db/vocabulary.ts";
import { answeredByOf, type DetectionEvent, type LegEvent } from "./parse-webhook.ts";
import type { FetchedCall } from "./telephone.ts";

/** What is known of one leg, whatever order we were told in. */
export type CallState = {
  status: CallStatus;
  callSid: string | null;
  ringingAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  talkSeconds: number | null;
  sipCode: number | null;
  answeredBy: AnsweredBy | null;
};

export const placing: CallState = {
  status: "placing",
  callSid: null,
  ringingAt: null,
  answeredAt: null,
  endedAt: null,
  talkSeconds: null,
  sipCode: null,
  answeredBy: null,
};

const ENDED = 9;
const ranks: Record<CallStatus, number> = {
  placing: 0,
  unknown: 0,
  initiated: 1,
  ringing: 2,
  "in-progress": 3,
  completed: ENDED,
  busy: ENDED,
  "no-answer": ENDED,
  failed: ENDED,
  canceled: ENDED,
};

export function hasEnded(status: CallStatus): boolean {
  return (endedCallStatuses as readonly CallStatus[]).includes(status);
}

/**
 * The next state. It never goes backward: the furthest status stands, the first end is the end, and whatever a
 * late or repeated telling still adds is added. `receivedAt` serves where the telling bears no time of its own.
 */
export function nextState(state: CallState, event: LegEvent | DetectionEvent, receivedAt: Date): CallState {
  if (state.callSid && state.callSid !== event.callSid) return state;
  if (event.kind === "amd")
    return { ...state, callSid: event.callSid, answeredBy: state.answeredBy ?? event.answeredBy };

  const at = event.at ?? receivedAt;
  const ended = hasEnded(state.status);
  const ends = hasEnded(event.status);
  const told = state.answeredAt?.getTime() === answerGathered(state)?.getTime() ? null : state.answeredAt;
  const next = {
    ...state,
    callSid: event.callSid,
    status: ranks[event.status] > ranks[state.status] ? event.status : state.status,
    ringingAt: event.status === "ringing" ? earlier(state.ringingAt, at) : state.ringingAt,
    answeredAt: event.status === "in-progress" ? earlier(told, at) : told,
    endedAt: ends && !ended ? at : state.endedAt,
    // A second end may only add to the first what the first left out; its own story is not believed.
    talkSeconds: ends ? (state.talkSeconds ?? event.talkSeconds) : state.talkSeconds,
    sipCode: ends ? (state.sipCode ?? event.sipCode) : state.sipCode,
  };
  return { ...next, answeredAt: next.answeredAt ?? answerGathered(next) };
}

/** Of a call that was talked on somebody answered, whether or not we were told when: so long before its end, and not before it rang. */
function answerGathered({ status, ringingAt, endedAt, talkSeconds }: CallState): Date | null {
  if (status !== "completed" || !endedAt || !talkSeconds) return null;
  const from = Math.max(endedAt.getTime() - talkSeconds * 1000, ringingAt?.getTime() ?? 0);
  return new Date(Math.min(from, endedAt.getTime()));
}

/** What the provider answers when asked goes the same way as what it tells: through the reducer. */
export function eventsOfFetched(call: FetchedCall): (LegEvent | DetectionEvent)[] {
  const leg = (status: LegEvent["status"], at: Date | null): LegEvent => {
    const { sid: callSid, from, to, seconds } = call;
    const talkSeconds = hasEnded(status) ? seconds : null;
    return { kind: "leg", callSid, status, at, from, to, talkSeconds, sipCode: null };
  };
  const events: (LegEvent | DetectionEvent)[] = [];
  const status = legStatusOf(call.status);
  // A start time alone is no answer: it may be when dialling began. Only a talk tells that somebody picked up.
  const talked = call.status === "in-progress" || (call.status === "completed" && (call.seconds ?? 0) > 0);
  if (talked && call.startedAt) events.push(leg("in-progress", call.startedAt));
  if (status) events.push(leg(status, call.endedAt ?? (status === "in-progress" ? call.startedAt : null)));
  if (call.answeredBy) {
    const detail = call.answeredBy;
    events.push({ kind: "amd", callSid: call.sid, answeredBy: answeredByOf(detail), detail });
  }
  return events;
}

function legStatusOf(status: string): LegEvent["status"] | null {
  if (status === "queued") return "initiated";
  return status in ranks && status !== "placing" && status !== "unknown" ? (status as LegEvent["status"]) : null;
}

function earlier(one: Date | null, other: Date): Date {
  return one && one <= other ? one : other;
}

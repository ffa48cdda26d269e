import type { AnsweredBy, CallStatus } from "#db/vocabulary.ts";
import type { Form } from "./signature.ts";

/** A leg got further, or ended. */
export type LegEvent = {
  kind: "leg";
  callSid: string;
  status: Exclude<CallStatus, "placing" | "unknown">;
  at: Date | null;
  from: string | null;
  to: string | null;
  talkSeconds: number | null;
  sipCode: number | null;
};
/** Who, or what, answered. May come after the call has ended. */
export type DetectionEvent = { kind: "amd"; callSid: string; answeredBy: AnsweredBy; detail: string };
export type ConferenceEvent = {
  kind: "conference";
  conferenceSid: string;
  name: string | null;
  event: string;
  callSid: string | null;
  label: string | null;
  muted: boolean;
  hold: boolean;
  callStatus: string | null;
  leftBecause: string | null;
  endedBecause: string | null;
  /** Whose leaving ended the room. */
  endedByLabel: string | null;
  at: Date | null;
};
export type RecordingEvent = {
  kind: "recording";
  recordingSid: string;
  callSid: string | null;
  conferenceSid: string | null;
  status: "in-progress" | "completed" | "absent";
  seconds: number | null;
  channels: number | null;
};
/** A browser calls out: `From` is signed with its token, every other field is the browser's own word. */
export type VoiceEvent = { kind: "voice"; callSid: string; identity: string };

export type CallEvent = LegEvent | DetectionEvent | ConferenceEvent | RecordingEvent | VoiceEvent;
export type ParsedWebhook = { ok: true; event: CallEvent; dedupeKey: string } | { ok: false; reason: "unreadable" };

const legStatuses: Record<string, LegEvent["status"]> = {
  queued: "initiated",
  initiated: "initiated",
  ringing: "ringing",
  // Other providers of the same interface, and old callbacks, say "answered".
  answered: "in-progress",
  "in-progress": "in-progress",
  completed: "completed",
  busy: "busy",
  "no-answer": "no-answer",
  failed: "failed",
  canceled: "canceled",
};

const unreadable = { ok: false, reason: "unreadable" } as const;

/**
 * A webhook's form as an event of ours. The dedupe key is made of what the signature covers: the provider's
 * repeat token travels in a header, where anybody replaying a captured body could put a fresh one.
 */
export function parseWebhook(kind: CallEvent["kind"], form: Form): ParsedWebhook {
  const field = (name: string) => textOf(form[name]);
  const sequence = field("SequenceNumber") ?? "";
  const key = (...parts: (string | null)[]) => [kind, ...parts].join(":");

  if (kind === "conference") {
    const conferenceSid = sid(field("ConferenceSid"), "CF");
    const event = field("StatusCallbackEvent");
    if (!conferenceSid || !event) return unreadable;
    const callSid = sid(field("CallSid"), "CA");
    return {
      ok: true,
      dedupeKey: key(conferenceSid, event, callSid ?? "", sequence),
      event: {
        kind,
        conferenceSid,
        event,
        callSid,
        name: field("FriendlyName"),
        label: field("ParticipantLabel"),
        muted: field("Muted") === "true",
        hold: field("Hold") === "true",
        callStatus: field("ParticipantCallStatus"),
        leftBecause: field("ReasonParticipantLeft"),
        endedBecause: field("ReasonConferenceEnded"),
        endedByLabel: field("ParticipantLabelEndingConference"),
        at: instant(field("Timestamp")),
      },
    };
  }
  if (kind === "recording") {
    const recordingSid = sid(field("RecordingSid"), "RE");
    const status = field("RecordingStatus");
    if (!recordingSid || (status !== "in-progress" && status !== "completed" && status !== "absent")) return unreadable;
    const callSid = sid(field("CallSid"), "CA");
    const conferenceSid = sid(field("ConferenceSid"), "CF");
    const seconds = count(field("RecordingDuration"));
    const channels = count(field("RecordingChannels"));
    const event: RecordingEvent = { kind, recordingSid, callSid, conferenceSid, status, seconds, channels };
    return { ok: true, dedupeKey: key(recordingSid, status), event };
  }

  const callSid = sid(field("CallSid"), "CA");
  if (!callSid) return unreadable;
  if (kind === "voice") {
    const identity = /^client:([A-Za-z0-9_]+)$/.exec(field("From") ?? "")?.[1];
    return identity ? { ok: true, dedupeKey: key(callSid), event: { kind, callSid, identity } } : unreadable;
  }
  if (kind === "amd") {
    const detail = field("AnsweredBy");
    if (!detail) return unreadable;
    const event: DetectionEvent = { kind, callSid, answeredBy: answeredByOf(detail), detail };
    return { ok: true, dedupeKey: key(callSid, detail), event };
  }
  const said = field("CallStatus") ?? "";
  const status = legStatuses[said];
  if (!status) return unreadable;
  const event: LegEvent = {
    kind,
    callSid,
    status,
    at: instant(field("Timestamp")),
    from: field("From"),
    to: field("To"),
    talkSeconds: count(field("CallDuration")),
    sipCode: count(field("SipResponseCode")),
  };
  return { ok: true, dedupeKey: key(callSid, said, sequence), event };
}

/** Unknown stays unknown, and is to be treated as a person: hanging up on a human is the worse mistake. */
export function answeredByOf(detail: string): AnsweredBy {
  if (detail === "human" || detail === "fax") return detail;
  return detail.startsWith("machine") ? "machine" : "unknown";
}

function textOf(value: string | string[] | undefined): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined || text === "" ? null : text;
}

function sid(text: string | null, prefix: string): string | null {
  return text?.startsWith(prefix) && /^[A-Z]{2}[0-9a-f]{32}$/.test(text) ? text : null;
}

function count(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function instant(text: string | null): Date | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}

import { rfc2822 } from "./shapes.ts";
import type { EndStatus, Seat, SimCall, SimConference, SimRecording, World } from "./world.ts";

const sipCodes: Record<EndStatus, string> = {
  completed: "200",
  busy: "486",
  "no-answer": "487",
  canceled: "487",
  failed: "404",
};

type Progress = "initiated" | "ringing" | "in-progress" | EndStatus;

function eventAsked(status: Progress): string {
  if (status === "in-progress") return "answered";
  return status === "initiated" || status === "ringing" ? status : "completed";
}

/** A leg's progress, to the address the caller gave and only for the events it asked for. */
export function tellProgress(world: World, call: SimCall, status: Progress): void {
  // The sequence counts every change, told or not: gaps are what a receiver really sees.
  const sequence = call.sequence++;
  if (!call.statusCallback || !call.statusEvents.has(eventAsked(status))) return;
  const form: Record<string, string> = {
    AccountSid: world.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: call.sid,
    From: call.from,
    To: call.to,
    Caller: call.from,
    Called: call.to,
    Direction: "outbound-api",
    CallStatus: status,
    Timestamp: rfc2822(world.ports.now()),
    CallbackSource: "call-progress-events",
    SequenceNumber: String(sequence),
  };
  if (status === "ringing" || status === "in-progress") {
    if (call.to.startsWith("+")) form.StirStatus = "A";
  } else if (status !== "initiated") {
    const seconds = call.seconds ?? 0;
    form.Duration = String(Math.ceil(seconds / 60));
    form.CallDuration = String(seconds);
    form.SipResponseCode = sipCodes[status];
  }
  world.ports.tell({ kind: "leg", lane: call.sid, url: call.statusCallback, form });
}

export function tellDetection(world: World, call: SimCall, callback: string, tookMs: number): void {
  const form = {
    AccountSid: world.accountSid,
    CallSid: call.sid,
    AnsweredBy: call.answeredBy ?? "unknown",
    MachineDetectionDuration: String(tookMs),
  };
  world.ports.tell({ kind: "amd", lane: `${call.sid}/amd`, url: callback, form });
}

const groups: Record<string, string> = {
  "conference-start": "start",
  "conference-end": "end",
  "participant-join": "join",
  "participant-leave": "leave",
  "participant-mute": "mute",
  "participant-unmute": "mute",
  "participant-hold": "hold",
  "participant-unhold": "hold",
  "participant-modify": "modify",
};

export function tellConference(
  world: World,
  conference: SimConference,
  event: string,
  seat: Seat | null,
  more: Record<string, string> = {},
): void {
  const sequence = conference.sequence++;
  if (!conference.callback || !conference.events.has(groups[event] ?? event)) return;
  const form: Record<string, string> = {
    AccountSid: world.accountSid,
    ConferenceSid: conference.sid,
    FriendlyName: conference.name,
    StatusCallbackEvent: event,
    Timestamp: rfc2822(world.ports.now()),
    SequenceNumber: String(sequence),
  };
  if (seat) {
    form.CallSid = seat.callSid;
    form.Muted = String(seat.muted);
    form.Hold = String(seat.hold);
    form.Coaching = String(seat.coaching);
    form.EndConferenceOnExit = String(seat.endOnExit);
    form.StartConferenceOnEnter = String(seat.startOnEnter);
    if (seat.label) form.ParticipantLabel = seat.label;
  }
  const hook = { kind: "conference", lane: conference.sid, url: conference.callback } as const;
  world.ports.tell({ ...hook, form: { ...form, ...more } });
}

export function tellRecording(world: World, recording: SimRecording, callback: string, status: string): void {
  const form = {
    AccountSid: world.accountSid,
    CallSid: recording.callSid,
    RecordingSid: recording.sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${world.accountSid}/Recordings/${recording.sid}`,
    RecordingStatus: status,
    RecordingDuration: String(recording.seconds ?? 0),
    RecordingChannels: String(recording.channels),
    RecordingStartTime: rfc2822(recording.startedAt),
    RecordingSource: recording.source,
    RecordingTrack: "both",
  };
  world.ports.tell({ kind: "recording", lane: recording.sid, url: callback, form });
}

import { joinConference } from "./conference.ts";
import { finishCall } from "./hang-up.ts";
import { fateOf } from "./number-plan.ts";
import { tellDetection, tellProgress } from "./tell.ts";
import { isBrowser, type SimCall, type World } from "./world.ts";

const INITIATED_MS = 50;
const RINGING_MS = 400;
/** The provider rings a little longer than it was asked to. */
const EXTRA_RING_SECONDS = 5;
const REMEMBERED = 20_000;

export type CallRequest = Pick<
  SimCall,
  | "to"
  | "from"
  | "timeoutSeconds"
  | "timeLimitSeconds"
  | "earlyMedia"
  | "statusCallback"
  | "statusEvents"
  | "detection"
  | "recordWhenAnswered"
  | "recordingCallback"
>;

/** A new leg, queued; call `ring` to set it going, so that a seat can be kept for it first. */
export function newCall(world: World, request: CallRequest): SimCall {
  const nth = world.rung.get(request.to) ?? 0;
  world.rung.set(request.to, nth + 1);
  const call: SimCall = {
    ...request,
    sid: world.ports.sid("CA"),
    status: "queued",
    createdAt: world.ports.now(),
    startedAt: null,
    endedAt: null,
    seconds: null,
    answeredBy: null,
    fate: fateOf(request.to, nth, world.seed),
    sequence: 0,
    queueMs: world.ports.queueMs(),
    recordingSid: null,
    conferenceSid: null,
    timers: [],
  };
  world.calls.set(call.sid, call);
  forgetOldest(world);
  return call;
}

/** A long run must not grow for ever: the oldest that have ended go, once there are far more than anybody asks about. */
function forgetOldest(world: World): void {
  if (world.calls.size <= REMEMBERED) return;
  for (const [sid, call] of world.calls) {
    if (call.endedAt) return void world.calls.delete(sid);
  }
}

export function ring(world: World, call: SimCall): void {
  later(world, call, call.queueMs + INITIATED_MS, () => {
    tellProgress(world, call, "initiated");
    later(world, call, RINGING_MS, () => startRinging(world, call));
  });
}

function startRinging(world: World, call: SimCall): void {
  const browser = isBrowser(call);
  if (!browser && call.fate.ends === "failed") {
    finishCall(world, call, "failed");
    return;
  }
  call.status = "ringing";
  const conference = call.conferenceSid ? world.conferences.get(call.conferenceSid) : undefined;
  const seat = conference?.seats.get(call.sid);
  if (seat) seat.status = "ringing";
  tellProgress(world, call, "ringing");
  if (seat && !browser && call.earlyMedia && world.joinOn === "ringing") joinConference(world, call);

  const patience = (call.timeoutSeconds + EXTRA_RING_SECONDS) * 1000;
  later(world, call, patience, () => finishCall(world, call, "no-answer"));
  if (browser) {
    world.ports.ringAgent(call);
    return;
  }
  const { ends, ringMs } = call.fate;
  if (ends === "busy") later(world, call, ringMs, () => finishCall(world, call, "busy"));
  if (ends === "answered") later(world, call, ringMs, () => answerCall(world, call));
}

/** Somebody, or something, picks up. Does nothing unless the leg is ringing. */
export function answerCall(world: World, call: SimCall): void {
  if (call.status !== "ringing") return;
  for (const cancel of call.timers.splice(0)) cancel();
  call.startedAt = world.ports.now();
  call.status = "in-progress";
  tellProgress(world, call, "in-progress");
  joinConference(world, call);
  if (call.recordWhenAnswered) startRecording(world, call, call.recordWhenAnswered.channels, "OutboundAPI");
  later(world, call, call.timeLimitSeconds * 1000, () => finishCall(world, call, "completed"));
  if (isBrowser(call)) return;
  if (call.detection) listenForMachine(world, call, call.detection);
  if (call.fate.hangsUpAfterMs !== null) {
    later(world, call, call.fate.hangsUpAfterMs, () => finishCall(world, call, "completed"));
  }
}

function listenForMachine(world: World, call: SimCall, detection: { mode: string; callback: string }): void {
  const { who } = call.fate;
  const tookMs = who === "human" ? 900 : 1500;
  later(world, call, tookMs, () => {
    const machine = detection.mode === "DetectMessageEnd" ? "machine_end_beep" : "machine_start";
    call.answeredBy = who === "machine" ? machine : who;
    tellDetection(world, call, detection.callback, tookMs);
  });
}

export function startRecording(
  world: World,
  call: SimCall,
  channels: number,
  source: "OutboundAPI" | "StartCallRecordingAPI",
): void {
  const sid = world.ports.sid("RE");
  const startedAt = world.ports.now();
  world.recordings.set(sid, {
    sid,
    callSid: call.sid,
    status: "in-progress",
    channels,
    source,
    startedAt,
    seconds: null,
  });
  call.recordingSid = sid;
}

function later(world: World, call: SimCall, ms: number, work: () => void): void {
  call.timers.push(
    world.ports.after(ms, () => {
      if (!call.endedAt) work();
    }),
  );
}

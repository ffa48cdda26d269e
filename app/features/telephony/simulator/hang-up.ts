import { tellConference, tellProgress, tellRecording } from "./tell.ts";
import { type EndStatus, isBrowser, type SimCall, type SimConference, type World } from "./world.ts";

const RECORDING_READY_MS = 300;

/** A leg ends, once: its seat is freed, its callback told, its recording finished. */
export function finishCall(world: World, call: SimCall, status: EndStatus, why = "participant_hung_up"): void {
  if (call.endedAt) return;
  call.endedAt = world.ports.now();
  for (const cancel of call.timers) cancel();
  call.seconds = call.startedAt ? Math.max(1, Math.round(world.ports.seconds(call.startedAt, call.endedAt))) : 0;
  call.status = status;
  leaveConference(world, call, why);
  tellProgress(world, call, status);
  finishRecording(world, call);
  if (isBrowser(call)) world.ports.agentLegEnded(call);
}

/** The leg gives up its seat; a seat never taken is told as a failed add, a leave without a join. */
export function leaveConference(world: World, call: SimCall, why: string): void {
  const conference = call.conferenceSid ? world.conferences.get(call.conferenceSid) : undefined;
  const seat = conference?.seats.get(call.sid);
  if (!conference || !seat) return;
  const seated = seat.status === "connected";
  conference.seats.delete(call.sid);
  call.conferenceSid = null;
  tellConference(world, conference, "participant-leave", seat, {
    ParticipantCallStatus: call.status,
    ReasonParticipantLeft: seated && call.startedAt ? why : "participant_add_failed",
  });
  if (seated && seat.endOnExit) endConference(world, conference, "participant-with-end-conference-on-exit-left", call);
  else if (conference.seats.size === 0) endConference(world, conference, "last-participant-left", call);
}

/** Everybody still in it is cut off: those talking complete, those still ringing are cancelled. */
export function endConference(world: World, conference: SimConference, reason: string, by: SimCall | null): void {
  if (conference.status === "completed") return;
  conference.status = "completed";
  conference.reasonEnded = reason;
  conference.endingCallSid = by?.sid ?? null;
  conference.updatedAt = world.ports.now();
  const why = by ? "moderator_ended_conference" : "conference_ended_via_api";
  for (const callSid of [...conference.seats.keys()]) {
    const call = world.calls.get(callSid);
    if (call) finishCall(world, call, call.startedAt ? "completed" : "canceled", why);
  }
  tellConference(world, conference, "conference-end", null, {
    ReasonConferenceEnded: reason,
    Reason: reason,
    ...(by ? { CallSidEndingConference: by.sid } : {}),
  });
}

function finishRecording(world: World, call: SimCall): void {
  const recording = call.recordingSid ? world.recordings.get(call.recordingSid) : undefined;
  if (!recording) return;
  recording.status = "completed";
  recording.seconds = Math.max(1, Math.round(world.ports.seconds(recording.startedAt, world.ports.now())));
  const callback = call.recordingCallback;
  // The file comes after the call's own last word, as it does in life.
  if (callback) world.ports.after(RECORDING_READY_MS, () => tellRecording(world, recording, callback, "completed"));
}

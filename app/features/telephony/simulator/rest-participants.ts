import { changeSeat, openConference, type SeatChange } from "./conference.ts";
import { callRequest, flag } from "./form.ts";
import { finishCall } from "./hang-up.ts";
import { refusalOf } from "./number-plan.ts";
import { newCall, ring } from "./place-call.ts";
import { type Answer, notFound, pageJson, participantJson, refuse } from "./shapes.ts";
import { conferenceOf, type Seat, type SimConference, seatOf, type World } from "./world.ts";

export function createParticipant(world: World, nameOrSid: string, form: URLSearchParams): Answer {
  const request = callRequest(form, "AmdStatusCallback");
  const refusal = refusalOf(request.to, request.from);
  if (refusal) return refuse(400, refusal.code, refusal.message);
  if (form.has("MachineDetection") && !form.get("AmdStatusCallback")) {
    return refuse(400, 21262, "AmdStatusCallback is required when MachineDetection is set");
  }
  const url = form.get("ConferenceStatusCallback");
  const events = new Set(form.getAll("ConferenceStatusCallbackEvent"));
  const conference = openConference(world, nameOrSid, url ? { url, events } : null);
  if (!conference) return notFound(nameOrSid);
  const label = form.get("Label");
  if (label && seatOf(conference, label)) {
    return refuse(400, 16026, "Participant label is in use by another participant");
  }
  const call = newCall(world, request);
  const seat: Seat = {
    callSid: call.sid,
    label,
    status: "queued",
    startOnEnter: flag(form, "StartConferenceOnEnter", true),
    endOnExit: flag(form, "EndConferenceOnExit", false),
    muted: flag(form, "Muted", false),
    hold: false,
    coaching: flag(form, "Coaching", false),
    coaches: form.get("CallSidToCoach"),
  };
  conference.seats.set(call.sid, seat);
  call.conferenceSid = conference.sid;
  ring(world, call);
  return { status: 201, body: participantJson(world, conference, call, seat) };
}

export function listParticipants(world: World, nameOrSid: string, path: string): Answer {
  const conference = conferenceOf(world, nameOrSid);
  if (!conference) return notFound(path);
  const participants = [...conference.seats.values()].flatMap((seat) => shown(world, conference, seat) ?? []);
  return { status: 200, body: pageJson("participants", participants, path) };
}

/** Only live legs are here: once a leg has ended its label finds nothing. */
export function oneParticipant(
  world: World,
  method: string,
  { conference: nameOrSid, participant, form, path }: ParticipantRequest,
): Answer {
  const conference = conferenceOf(world, nameOrSid);
  const seat = conference && seatOf(conference, participant);
  const call = seat && world.calls.get(seat.callSid);
  if (!conference || !seat || !call) return notFound(path);
  if (method === "DELETE") {
    finishCall(world, call, call.startedAt ? "completed" : "canceled", "participant_updated_via_api");
    return { status: 204, body: null };
  }
  if (method === "POST") {
    if (form.get("Hold") === "true" && seat.status !== "connected") return notFound(path);
    changeSeat(world, conference, seat, seatChange(form));
  }
  return { status: 200, body: participantJson(world, conference, call, seat) };
}

type ParticipantRequest = { conference: string; participant: string; form: URLSearchParams; path: string };

function seatChange(form: URLSearchParams): SeatChange {
  const change: SeatChange = {};
  if (form.has("Muted")) change.muted = flag(form, "Muted", false);
  if (form.has("Hold")) change.hold = flag(form, "Hold", false);
  if (form.has("Coaching")) change.coaching = flag(form, "Coaching", false);
  if (form.has("EndConferenceOnExit")) change.endOnExit = flag(form, "EndConferenceOnExit", false);
  if (form.has("CallSidToCoach")) change.coaches = form.get("CallSidToCoach");
  return change;
}

function shown(world: World, conference: SimConference, seat: Seat) {
  const call = world.calls.get(seat.callSid);
  return call ? participantJson(world, conference, call, seat) : null;
}

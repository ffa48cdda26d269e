import { tellConference } from "./tell.ts";
import { conferenceOf, type Seat, type SimCall, type SimConference, type World } from "./world.ts";

/**
 * The conference of that name, opened if need be; null for an unknown or finished SID.
 * Only the first callback given counts, later ones are ignored: the provider's rule, and a trap.
 */
export function openConference(
  world: World,
  nameOrSid: string,
  callback: { url: string; events: ReadonlySet<string> } | null,
): SimConference | null {
  let conference = conferenceOf(world, nameOrSid);
  if (conference?.status === "completed") return null;
  if (!conference) {
    if (/^CF[0-9a-f]{32}$/.test(nameOrSid)) return null;
    const now = world.ports.now();
    conference = {
      sid: world.ports.sid("CF"),
      name: nameOrSid,
      status: "init",
      seats: new Map(),
      sequence: 1,
      callback: null,
      events: new Set(),
      createdAt: now,
      updatedAt: now,
      reasonEnded: null,
      endingCallSid: null,
    };
    world.conferences.set(conference.sid, conference);
  }
  if (!conference.callback && callback) {
    conference.callback = callback.url;
    conference.events = callback.events;
  }
  return conference;
}

/** The leg takes the seat kept for it. A conference starts with its second participant, not its first. */
export function joinConference(world: World, call: SimCall): void {
  const conference = call.conferenceSid ? world.conferences.get(call.conferenceSid) : undefined;
  const seat = conference?.seats.get(call.sid);
  if (!conference || !seat || seat.status === "connected") return;
  seat.status = "connected";
  tellConference(world, conference, "participant-join", seat);
  const seated = [...conference.seats.values()].filter((one) => one.status === "connected");
  if (conference.status === "init" && seated.length >= 2 && seated.some((one) => one.startOnEnter)) {
    conference.status = "in-progress";
    tellConference(world, conference, "conference-start", null);
  }
}

export type SeatChange = Partial<Pick<Seat, "muted" | "hold" | "coaching" | "endOnExit" | "coaches">>;

export function changeSeat(world: World, conference: SimConference, seat: Seat, change: SeatChange): void {
  Object.assign(seat, change);
  if (change.muted !== undefined) {
    tellConference(world, conference, change.muted ? "participant-mute" : "participant-unmute", seat);
  }
  if (change.hold !== undefined) {
    tellConference(world, conference, change.hold ? "participant-hold" : "participant-unhold", seat);
  }
  if (change.coaching !== undefined || change.endOnExit !== undefined) {
    tellConference(world, conference, "participant-modify", seat);
  }
}

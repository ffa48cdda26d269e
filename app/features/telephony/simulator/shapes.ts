import type { Seat, SimCall, SimConference, SimRecording, World } from "./world.ts";

/**
 * The provider's JSON. Every date key is always sent: its own library turns an absent date into "now".
 */
export function rfc2822(at: Date): string {
  return at.toUTCString().replace("GMT", "+0000");
}

const dated = (at: Date | null) => (at ? rfc2822(at) : null);

const openedAt = new Date("2026-01-05T09:00:00Z");

export function accountJson(world: World) {
  const uri = `/2010-04-01/Accounts/${world.accountSid}`;
  return {
    auth_token: "",
    date_created: rfc2822(openedAt),
    date_updated: rfc2822(openedAt),
    friendly_name: "Simulator",
    owner_account_sid: world.accountSid,
    sid: world.accountSid,
    status: "active",
    subresource_uris: { calls: `${uri}/Calls.json`, conferences: `${uri}/Conferences.json` },
    type: "Full",
    uri: `${uri}.json`,
  };
}

export function callJson(world: World, call: SimCall) {
  const uri = `/2010-04-01/Accounts/${world.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: world.accountSid,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    parent_call_sid: null,
    phone_number_sid: null,
    status: call.status,
    start_time: dated(call.startedAt),
    end_time: dated(call.endedAt),
    duration: call.seconds === null ? null : String(call.seconds),
    price: null,
    price_unit: "USD",
    direction: "outbound-api",
    answered_by: call.answeredBy,
    api_version: "2010-04-01",
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String(call.queueMs),
    trunk_sid: null,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endedAt ?? call.startedAt ?? call.createdAt),
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}

export function participantJson(world: World, conference: SimConference, call: SimCall, seat: Seat) {
  return {
    account_sid: world.accountSid,
    call_sid: call.sid,
    label: seat.label,
    call_sid_to_coach: seat.coaches,
    coaching: seat.coaching,
    conference_sid: conference.sid,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.startedAt ?? call.createdAt),
    end_conference_on_exit: seat.endOnExit,
    muted: seat.muted,
    hold: seat.hold,
    start_conference_on_enter: seat.startOnEnter,
    status: seat.status,
    queue_time: String(call.queueMs),
    uri: `/2010-04-01/Accounts/${world.accountSid}/Conferences/${conference.sid}/Participants/${call.sid}.json`,
  };
}

export function conferenceJson(world: World, conference: SimConference) {
  const uri = `/2010-04-01/Accounts/${world.accountSid}/Conferences/${conference.sid}`;
  return {
    account_sid: world.accountSid,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    api_version: "2010-04-01",
    friendly_name: conference.name,
    region: "us1",
    sid: conference.sid,
    status: conference.status,
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
    ...(conference.reasonEnded ? { reason_conference_ended: conference.reasonEnded } : {}),
    call_sid_ending_conference: conference.endingCallSid,
  };
}

export function recordingJson(world: World, recording: SimRecording) {
  return {
    account_sid: world.accountSid,
    api_version: "2010-04-01",
    call_sid: recording.callSid,
    conference_sid: null,
    date_created: rfc2822(recording.startedAt),
    date_updated: rfc2822(recording.startedAt),
    start_time: rfc2822(recording.startedAt),
    duration: recording.seconds === null ? null : String(recording.seconds),
    sid: recording.sid,
    price: null,
    price_unit: "USD",
    status: recording.status,
    channels: recording.channels,
    source: recording.source,
    error_code: null,
    track: "both",
    uri: `/2010-04-01/Accounts/${world.accountSid}/Recordings/${recording.sid}.json`,
    encryption_details: null,
  };
}

export function pageJson<Key extends string, Item>(key: Key, items: Item[], path: string) {
  return {
    [key]: items,
    page: 0,
    page_size: 50,
    first_page_uri: `${path}?PageSize=50&Page=0`,
    next_page_uri: null,
    previous_page_uri: null,
    start: 0,
    end: Math.max(0, items.length - 1),
    uri: `${path}?PageSize=50&Page=0`,
  };
}

export type Answer = { status: number; body: object | null };

export function refuse(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

export const notFound = (path: string) => refuse(404, 20404, `The requested resource ${path} was not found`);

import { endConference } from "./hang-up.ts";
import { createCall, createRecording, listCalls, oneCall, oneRecording } from "./rest-calls.ts";
import { createParticipant, listParticipants, oneParticipant } from "./rest-participants.ts";
import { type Answer, accountJson, conferenceJson, notFound, pageJson, recordingJson, refuse } from "./shapes.ts";
import type { World } from "./world.ts";

export type RestRequest = { method: string; path: string; query: URLSearchParams; form: URLSearchParams };

/** The part of the provider's REST API this product uses, path by path. Anything else is 404, as it would be there. */
export function answerRest(world: World, { method, path, query, form }: RestRequest): Answer {
  const match = /^\/2010-04-01\/Accounts\/([^/]+?)(?:\/(.+))?\.json$/.exec(path);
  if (!match || match[1] !== world.accountSid) return notFound(path);
  const [room = "", id, inner, innerId] = (match[2] ?? "").split("/").map(decodeURIComponent);
  const isRead = method === "GET";
  if (!room) return isRead ? { status: 200, body: accountJson(world) } : notFound(path);
  if (!isRead && method !== "POST" && method !== "DELETE") return refuse(405, 20004, "Method not allowed");

  if (room === "Calls") {
    if (!id) return isRead ? listCalls(world, query, path) : createCall(world, form);
    if (!inner) return oneCall(world, method, id, form, path);
    if (inner !== "Recordings") return notFound(path);
    if (!innerId) return isRead ? notFound(path) : createRecording(world, id, form, path);
    return oneRecording(world, id, innerId, form, path);
  }
  if (room === "Conferences") {
    if (!id) return listConferences(world, query, path);
    if (!inner) return oneConference(world, method, id, form, path);
    if (inner !== "Participants") return notFound(path);
    if (innerId) return oneParticipant(world, method, { conference: id, participant: innerId, form, path });
    return isRead ? listParticipants(world, id, path) : createParticipant(world, id, form);
  }
  const recording = room === "Recordings" && id && isRead ? world.recordings.get(id) : undefined;
  return recording ? { status: 200, body: recordingJson(world, recording) } : notFound(path);
}

function listConferences(world: World, query: URLSearchParams, path: string): Answer {
  const found = [...world.conferences.values()].filter(
    (conference) =>
      (!query.has("FriendlyName") || conference.name === query.get("FriendlyName")) &&
      (!query.has("Status") || conference.status === query.get("Status")),
  );
  const conferences = found.map((conference) => conferenceJson(world, conference));
  return { status: 200, body: pageJson("conferences", conferences, path) };
}

function oneConference(world: World, method: string, sid: string, form: URLSearchParams, path: string): Answer {
  const conference = world.conferences.get(sid);
  if (!conference) return notFound(path);
  if (method === "POST" && form.get("Status") === "completed") {
    endConference(world, conference, "conference-ended-via-api", null);
  }
  return { status: 200, body: conferenceJson(world, conference) };
}

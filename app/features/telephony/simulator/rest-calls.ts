import { callRequest } from "./form.ts";
import { finishCall, leaveConference } from "./hang-up.ts";
import { refusalOf } from "./number-plan.ts";
import { newCall, ring, startRecording } from "./place-call.ts";
import { type Answer, callJson, notFound, pageJson, recordingJson, refuse } from "./shapes.ts";
import { tellRecording } from "./tell.ts";
import type { SimCall, World } from "./world.ts";

/** How long a message played into a mailbox lasts, whatever its text: long enough to see, short enough to wait for. */
const MESSAGE_MS = 6000;

const over = () => refuse(400, 21220, "Call is not in-progress. Cannot redirect.");

export function createCall(world: World, form: URLSearchParams): Answer {
  const request = callRequest(form, "AsyncAmdStatusCallback");
  const refusal = refusalOf(request.to, request.from);
  if (refusal) return refuse(400, refusal.code, refusal.message);
  const call = newCall(world, request);
  ring(world, call);
  return { status: 201, body: callJson(world, call) };
}

export function listCalls(world: World, query: URLSearchParams, path: string): Answer {
  const wanted = (call: SimCall) =>
    (!query.has("To") || call.to === query.get("To")) &&
    (!query.has("From") || call.from === query.get("From")) &&
    (!query.has("Status") || call.status === query.get("Status"));
  const size = Number(query.get("PageSize") ?? 50);
  const newestFirst = [...world.calls.values()].filter(wanted).reverse().slice(0, size);
  const calls = newestFirst.map((call) => callJson(world, call));
  return { status: 200, body: pageJson("calls", calls, path) };
}

export function oneCall(world: World, method: string, sid: string, form: URLSearchParams, path: string): Answer {
  const call = world.calls.get(sid);
  if (!call) return notFound(path);
  if (method === "POST") {
    if (call.endedAt) return over();
    const status = form.get("Status");
    if (status === "completed") finishCall(world, call, call.startedAt ? "completed" : "canceled");
    // "canceled" leaves a call alone that was answered in the meantime.
    else if (status === "canceled" && !call.startedAt) finishCall(world, call, "canceled");
    else if (form.has("Twiml") || form.has("Url")) {
      if (!call.startedAt) return over();
      playMessage(world, call);
    }
  }
  return { status: 200, body: callJson(world, call) };
}

/** The leg leaves its conference for the message, so the agent goes on at once; it hangs up by itself after. */
function playMessage(world: World, call: SimCall): void {
  for (const cancel of call.timers.splice(0)) cancel();
  leaveConference(world, call, "participant_updated_via_api");
  call.timers.push(world.ports.after(MESSAGE_MS, () => finishCall(world, call, "completed")));
}

export function createRecording(world: World, callSid: string, form: URLSearchParams, path: string): Answer {
  const call = world.calls.get(callSid);
  if (!call) return notFound(path);
  if (!call.startedAt || call.endedAt) return refuse(400, 21220, "Requested resource is not eligible for recording");
  call.recordingCallback = form.get("RecordingStatusCallback") ?? call.recordingCallback;
  startRecording(world, call, form.get("RecordingChannels") === "dual" ? 2 : 1, "StartCallRecordingAPI");
  const recording = call.recordingSid ? world.recordings.get(call.recordingSid) : undefined;
  if (!recording) return notFound(path);
  if (call.recordingCallback && form.getAll("RecordingStatusCallbackEvent").includes("in-progress")) {
    tellRecording(world, recording, call.recordingCallback, "in-progress");
  }
  return { status: 201, body: recordingJson(world, recording) };
}

export function oneRecording(world: World, callSid: string, sid: string, form: URLSearchParams, path: string): Answer {
  const call = world.calls.get(callSid);
  const wanted = sid === "Twilio.CURRENT" ? call?.recordingSid : sid;
  const recording = wanted ? world.recordings.get(wanted) : undefined;
  if (!call || !recording || recording.callSid !== callSid) return notFound(path);
  const status = form.get("Status");
  if (status === "paused" || status === "in-progress" || status === "stopped") {
    if (call.endedAt || recording.status === "stopped") return over();
    recording.status = status;
  }
  return { status: 200, body: recordingJson(world, recording) };
}

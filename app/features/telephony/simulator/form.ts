import type { CallRequest } from "./place-call.ts";

/** Reads the provider's form fields, with its defaults. */
export function flag(form: URLSearchParams, name: string, otherwise: boolean): boolean {
  return form.has(name) ? form.get(name) === "true" : otherwise;
}

function whole(form: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(form.get(name));
  return form.has(name) && Number.isFinite(value) ? value : otherwise;
}

/**
 * Events must come as repeated keys. One key holding "initiated ringing" is an unknown event to the provider,
 * so it is one here too, and the caller notices that nothing is ever told.
 */
export function callRequest(form: URLSearchParams, detectionCallback: string): CallRequest {
  const mode = form.get("MachineDetection");
  const callback = form.get(detectionCallback);
  return {
    to: form.get("To") ?? "",
    from: form.get("From") ?? "",
    timeoutSeconds: whole(form, "Timeout", 60),
    timeLimitSeconds: whole(form, "TimeLimit", 14_400),
    earlyMedia: flag(form, "EarlyMedia", true),
    statusCallback: form.get("StatusCallback"),
    statusEvents: new Set(form.has("StatusCallbackEvent") ? form.getAll("StatusCallbackEvent") : ["completed"]),
    detection: mode && mode !== "None" && callback ? { mode, callback } : null,
    recordWhenAnswered: flag(form, "Record", false)
      ? { channels: form.get("RecordingChannels") === "dual" ? 2 : 1 }
      : null,
    recordingCallback: form.get("RecordingStatusCallback"),
  };
}

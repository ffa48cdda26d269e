import type { Call, Device } from "@twilio/voice-sdk";
import { simPStream } from "./sim-pstream.ts";

/** without-sound: no microphone in the demo; the simulator answers the agent's leg itself, and calling works all the same. */
export type LineState = "connecting" | "ready" | "talking" | "no-microphone" | "without-sound" | "lost";

export type Softphone = {
  mute: (on: boolean) => void;
  hangUp: () => void;
  isTalking: () => boolean;
  close: () => void;
};

type SoftphoneSettings = {
  /** A fresh token, asked for at the start, before each one runs out, and when the line comes back. */
  token: () => Promise<string>;
  /** Where the simulator's agents' doors are on this origin; null rings through the real provider. */
  simulator: string | null;
  onState: (state: LineState) => void;
};

const REGISTERS_WITHIN_MS = 10_000;
const silence = "/silence.wav";
const soundNames = ["incoming", "outgoing", "disconnect", "dtmf0", "dtmf1", "dtmf2", "dtmf3", "dtmf4", "dtmf5"];
const moreSoundNames = ["dtmf6", "dtmf7", "dtmf8", "dtmf9", "dtmfh", "dtmfs"];

/**
 * The agent's line in the page. It only ever answers: the server rings it, and the server dials the leads, so no
 * number passes through the browser. The SDK is loaded when the line is opened, not with the page.
 */
export async function openSoftphone({ token, simulator, onState }: SoftphoneSettings): Promise<Softphone> {
  onState("connecting");
  if (simulator && !(await hasMicrophone())) {
    onState("without-sound");
    return { mute() {}, hangUp() {}, isTalking: () => false, close() {} };
  }
  const sdk = await import("@twilio/voice-sdk");
  const options: Record<string, unknown> = {
    codecPreferences: ["opus", "pcmu"],
    closeProtection: true,
    tokenRefreshMs: 60_000,
    maxCallSignalingTimeoutMs: 30_000,
    enableImprovedSignalingErrorPrecision: true,
    // Without its own files the SDK fetches fifteen of them from outside as soon as it starts.
    sounds: Object.fromEntries([...soundNames, ...moreSoundNames].map((name) => [name, silence])),
    ...(simulator ? { PStream: simPStream({ base: simulator }), publishEvents: false } : {}),
  };
  const device: Device = new sdk.Device(await token(), options);
  let call: Call | null = null;

  // The event has been seen to fire only once and not at all after sleep, hence the second listener.
  const refresh = () =>
    void token().then(
      (fresh) => device.updateToken(fresh),
      () => onState("lost"),
    );
  device.on("tokenWillExpire", refresh);
  window.addEventListener("online", refresh);
  device.on("registered", () => onState(call ? "talking" : "ready"));
  device.on("error", (error: { code: number }) => onState(isMicrophone(error.code) ? "no-microphone" : "lost"));
  device.on("incoming", (ringing: Call) => {
    call = ringing;
    ringing.on("accept", () => onState("talking"));
    ringing.on("error", (error: { code: number }) => onState(isMicrophone(error.code) ? "no-microphone" : "lost"));
    for (const end of ["disconnect", "cancel", "reject"]) {
      ringing.on(end, () => {
        call = null;
        onState("ready");
      });
    }
    ringing.accept();
  });
  device.audio?.incoming(false);

  try {
    await within(REGISTERS_WITHIN_MS, device.register());
  } catch {
    onState("lost");
  }

  return {
    mute: (on) => call?.mute(on),
    hangUp: () => call?.disconnect(),
    isTalking: () => call !== null,
    close() {
      window.removeEventListener("online", refresh);
      device.destroy();
    },
  };
}

/** Asks before the line is opened: a Device without a microphone would take each ring and drop it. */
async function hasMicrophone(): Promise<boolean> {
  try {
    const stream = await within(REGISTERS_WITHIN_MS, navigator.mediaDevices.getUserMedia({ audio: true }));
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}

/** With a token out of date `register` never settles: the SDK's known habit. */
function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the line did not open in time")), ms)),
  ]);
}

function isMicrophone(code: number): boolean {
  return code === 31401 || code === 31402;
}

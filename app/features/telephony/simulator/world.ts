import type { Fate } from "./number-plan.ts";

/** What the simulator knows. Everything that touches the world comes in through its ports. */
export type World = {
  accountSid: string;
  seed: string;
  /** Whether a lead with early media takes its seat at ringing or at answer: the provider's papers leave it open. */
  joinOn: "ringing" | "answered";
  calls: Map<string, SimCall>;
  conferences: Map<string, SimConference>;
  recordings: Map<string, SimRecording>;
  /** How often each number was rung, so that a second try may fare differently. */
  rung: Map<string, number>;
  ports: Ports;
};

export type Ports = {
  now(): Date;
  /** Seconds of simulated time between two instants. */
  seconds(from: Date, to: Date): number;
  /** Runs later, in simulated milliseconds; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  sid(prefix: "CA" | "CF" | "RE"): string;
  tell(hook: Webhook): void;
  /** An agent's browser leg rings: somebody outside the engine answers it. */
  ringAgent(call: SimCall): void;
  agentLegEnded(call: SimCall): void;
  /** Milliseconds a new call waits in the account's queue. */
  queueMs(): number;
};

export type WebhookKind = "leg" | "amd" | "conference" | "recording";
/** One telling. Those of one lane arrive in order unless a fault delays them. */
export type Webhook = { kind: WebhookKind; lane: string; url: string; form: Record<string, string> };

export type EndStatus = "completed" | "busy" | "no-answer" | "failed" | "canceled";
export type SimStatus = "queued" | "ringing" | "in-progress" | EndStatus;

export type SimCall = {
  sid: string;
  to: string;
  from: string;
  status: SimStatus;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  seconds: number | null;
  answeredBy: string | null;
  fate: Fate;
  sequence: number;
  queueMs: number;
  timeoutSeconds: number;
  timeLimitSeconds: number;
  earlyMedia: boolean;
  statusCallback: string | null;
  statusEvents: ReadonlySet<string>;
  detection: { mode: string; callback: string } | null;
  recordWhenAnswered: { channels: number } | null;
  recordingCallback: string | null;
  recordingSid: string | null;
  conferenceSid: string | null;
  timers: (() => void)[];
};

export type Seat = {
  callSid: string;
  label: string | null;
  status: "queued" | "ringing" | "connected";
  startOnEnter: boolean;
  endOnExit: boolean;
  muted: boolean;
  hold: boolean;
  coaching: boolean;
  coaches: string | null;
};

export type SimConference = {
  sid: string;
  name: string;
  status: "init" | "in-progress" | "completed";
  seats: Map<string, Seat>;
  sequence: number;
  callback: string | null;
  events: ReadonlySet<string>;
  createdAt: Date;
  updatedAt: Date;
  reasonEnded: string | null;
  endingCallSid: string | null;
};

export type SimRecording = {
  sid: string;
  callSid: string;
  status: "in-progress" | "paused" | "stopped" | "completed";
  channels: number;
  source: "OutboundAPI" | "StartCallRecordingAPI";
  startedAt: Date;
  seconds: number | null;
};

export function openWorld(settings: Pick<World, "accountSid" | "seed" | "joinOn" | "ports">): World {
  return { ...settings, calls: new Map(), conferences: new Map(), recordings: new Map(), rung: new Map() };
}

export function isBrowser(call: SimCall): boolean {
  return call.to.startsWith("client:");
}

/** The conference a name or SID means now. A finished one keeps its SID, while its name is free again. */
export function conferenceOf(world: World, nameOrSid: string): SimConference | null {
  const bySid = world.conferences.get(nameOrSid);
  if (bySid) return bySid;
  for (const conference of world.conferences.values()) {
    if (conference.name === nameOrSid && conference.status !== "completed") return conference;
  }
  return null;
}

export function seatOf(conference: SimConference, callSidOrLabel: string): Seat | null {
  const bySid = conference.seats.get(callSidOrLabel);
  if (bySid) return bySid;
  for (const seat of conference.seats.values()) if (seat.label === callSidOrLabel) return seat;
  return null;
}

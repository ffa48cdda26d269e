/** What is asked of the telephone, and what it answers: no word of the provider in it. */
export type Placed = { ok: true; callSid: string; conferenceSid: string; queueMs: number };
export type Done = { ok: true };
export type FetchedCall = {
  sid: string;
  status: string;
  to: string;
  from: string;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  seconds: number | null;
  answeredBy: string | null;
};

export type DialLead = {
  attemptId: string;
  sessionId: string;
  conference: string;
  to: string;
  from: string;
  /** off: the agent hears whoever answers. on: tell us who did. beep: wait for the end of a greeting. */
  machineDetection: "off" | "on" | "beep";
  timeoutSeconds?: number;
  timeLimitSeconds?: number;
};

/** The agent's own leg: their browser, or, without a headset, a telephone of their own. */
export type AgentLeg = {
  sessionId: string;
  conference: string;
  from: string;
  at: { identity: string } | { phone: string };
};

export type BrowserToken =
  | { ok: true; token: string; identity: string }
  | { ok: false; reason: "no-api-key" | "identity-not-allowed" | "too-long" };
export type FindCall = { attemptId: string; conference: string; to: string; from: string; placedAt: Date };

export type Supervise = {
  sessionId: string;
  conference: string;
  from: string;
  identity: string;
  agentCallSid: string;
  as: "listen" | "coach" | "join";
};

type ProvidersCall = {
  sid: string;
  status: string;
  to: string;
  from: string;
  dateCreated: Date;
  startTime: Date | null;
  endTime: Date | null;
  duration: string | null;
  answeredBy: string | null;
};

/** The provider's call in our words; its library's object carries methods and a client, which must not leave the room. */
export function fetchedCall(call: ProvidersCall): FetchedCall {
  const { sid, status, to, from, dateCreated, startTime, endTime, duration, answeredBy } = call;
  const seconds = duration === null || duration === undefined ? null : Number(duration);
  return { sid, status, to, from, createdAt: dateCreated, startedAt: startTime, endedAt: endTime, seconds, answeredBy };
}

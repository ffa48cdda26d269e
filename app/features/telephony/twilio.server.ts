// Longer than most: this is the one place that knows the provider's library, and the room's whole outgoing vocabulary.
import twilio from "twilio";
import { hookAddress, hookPaths, isBrowserIdentity, leadLabel } from "./hook-addresses.ts";
import { asked, type ProviderRefusal, refusal } from "./provider-refusal.ts";
import {
  type AgentLeg,
  type BrowserToken,
  type DialLead,
  type Done,
  type FetchedCall,
  type FindCall,
  fetchedCall as fetched,
  type Placed,
  type Supervise,
} from "./telephone.ts";
import { configProblem, type TelephoneConfig } from "./telephone-config.ts";

const progressEvents = ["initiated", "ringing", "answered", "completed"];
const conferenceEvents = ["start", "end", "join", "leave", "mute", "hold", "modify"];
const TIMEOUT_MS = 15_000;

export type Telephone = ReturnType<typeof makeTelephone>;

/** What the provider is to say to somebody who rings us; a key they press comes back to the same door. */
export function twimlOf({ says, waitsForKey }: { says: string; waitsForKey: boolean }): string {
  const response = new twilio.twiml.VoiceResponse();
  if (waitsForKey) response.gather({ numDigits: 1, timeout: 5 }).say(says);
  else response.say(says);
  response.hangup();
  return response.toString();
}

/** The telephone: every request to the provider, its refusals returned as values. Throws only for a bad configuration. */
export function makeTelephone(config: TelephoneConfig) {
  const problem = configProblem(config);
  if (problem) throw new Error(problem);
  const { accountSid, authToken, publicUrl } = config;
  const httpClient = clientFor(config);
  const client =
    config.apiKey && config.apiSecret
      ? twilio(config.apiKey, config.apiSecret, { accountSid, httpClient })
      : twilio(accountSid, authToken, { httpClient });
  const address = (path: string) => hookAddress(publicUrl, path);
  const origin = config.kind === "simulator" ? config.url : "https://api.twilio.com";

  function seats(conference: string) {
    return client.conferences(conference).participants;
  }

  /** The room's callback goes with every leg, as only the first one given counts, whoever comes first. */
  function conferenceCallback(sessionId: string) {
    return {
      conferenceStatusCallback: address(hookPaths.conference(sessionId)),
      conferenceStatusCallbackEvent: conferenceEvents,
    };
  }

  async function place(
    conference: string,
    request: Parameters<ReturnType<typeof seats>["create"]>[0],
  ): Promise<Placed | ProviderRefusal> {
    return asked(async () => {
      const seat = await seats(conference).create(request);
      const queueMs = Number(seat.queueTime) || 0;
      return { ok: true, callSid: seat.callSid, conferenceSid: seat.conferenceSid, queueMs };
    });
  }

  return {
    kind: config.kind,

    /** Rings the agent into their conference. While they are in it, leads are dialled into it one after another. */
    async startAgentLeg({ sessionId, conference, from, at }: AgentLeg): Promise<Placed | ProviderRefusal> {
      if ("identity" in at && !isBrowserIdentity(at.identity)) return refusal("our-request");
      return place(conference, {
        from,
        to: "identity" in at ? `client:${at.identity}` : at.phone,
        label: "agent",
        beep: "false",
        waitUrl: "",
        earlyMedia: false,
        startConferenceOnEnter: true,
        endConferenceOnExit: true,
        statusCallback: address(hookPaths.agent(sessionId)),
        statusCallbackEvent: progressEvents,
        ...conferenceCallback(sessionId),
      });
    },

    /**
     * Rings a lead into the agent's conference. Not idempotent: write the attempt first, and after "unknown"
     * look with `findCall` before anything else.
     */
    async dialLead(lead: DialLead): Promise<Placed | ProviderRefusal> {
      const detection =
        lead.machineDetection === "off"
          ? {}
          : {
              machineDetection: lead.machineDetection === "on" ? "Enable" : "DetectMessageEnd",
              amdStatusCallback: address(hookPaths.amd(lead.attemptId)),
            };
      return place(lead.conference, {
        from: lead.from,
        to: lead.to,
        label: leadLabel(lead.attemptId),
        earlyMedia: true,
        beep: "false",
        endConferenceOnExit: false,
        timeout: lead.timeoutSeconds ?? 25,
        timeLimit: lead.timeLimitSeconds ?? 3600,
        jitterBufferSize: "small",
        statusCallback: address(hookPaths.leg(lead.attemptId)),
        statusCallbackEvent: progressEvents,
        ...detection,
        ...conferenceCallback(lead.sessionId),
      });
    },

    /** A colleague listens unheard, whispers to the agent, or joins in. */
    async supervise({ sessionId, conference, from, identity, agentCallSid, as }: Supervise) {
      if (!isBrowserIdentity(identity)) return refusal("our-request");
      return place(conference, {
        from,
        to: `client:${identity}`,
        label: `supervisor_${identity}`,
        beep: "false",
        waitUrl: "",
        earlyMedia: false,
        endConferenceOnExit: false,
        muted: as === "listen",
        ...(as === "coach" ? { coaching: true, callSidToCoach: agentCallSid } : {}),
        ...conferenceCallback(sessionId),
      });
    },

    /** Always "completed": it ends a leg in any state, where "canceled" would miss one answered a moment ago. */
    async hangUp(callSid: string): Promise<Done | ProviderRefusal> {
      const answer = await asked(async () => {
        await client.calls(callSid).update({ status: "completed" });
        return { ok: true };
      });
      return !answer.ok && answer.reason === "call-over" ? { ok: true } : answer;
    },

    async hold(conference: string, callSid: string, on: boolean, holdUrl?: string): Promise<Done | ProviderRefusal> {
      return asked(async () => {
        const music = on && holdUrl ? { holdUrl, holdMethod: "GET" } : {};
        await seats(conference)
          .get(callSid)
          .update({ hold: on, ...music });
        return { ok: true };
      });
    },

    async mute(conference: string, callSid: string, on: boolean): Promise<Done | ProviderRefusal> {
      return asked(async () => {
        await seats(conference).get(callSid).update({ muted: on });
        return { ok: true };
      });
    },

    /** Leaves a message in a mailbox: the lead's leg goes its own way, the agent is free at once. */
    async dropVoicemail(callSid: string, message: { audioUrl: string } | { text: string }) {
      return asked(async () => {
        const response = new twilio.twiml.VoiceResponse();
        if ("audioUrl" in message) response.play(message.audioUrl);
        else response.say(message.text);
        response.hangup();
        await client.calls(callSid).update({ twiml: response.toString() });
        return { ok: true };
      });
    },

    async startRecording(callSid: string, attemptId: string) {
      return asked(async () => {
        const recording = await client.calls(callSid).recordings.create({
          recordingChannels: "dual",
          recordingTrack: "both",
          recordingStatusCallback: address(hookPaths.recording(attemptId)),
          recordingStatusCallbackEvent: ["in-progress", "completed", "absent"],
        });
        return { ok: true, recordingSid: recording.sid };
      });
    },

    async changeRecording(callSid: string, recordingSid: string, to: "paused" | "in-progress" | "stopped") {
      return asked(async () => {
        const pause = to === "paused" ? { pauseBehavior: "silence" } : {};
        await client
          .calls(callSid)
          .recordings(recordingSid)
          .update({ status: to, ...pause });
        return { ok: true };
      });
    },

    /** The sound of a recording, for our own server to pass on: the provider's address must never reach a page. */
    async recordingMedia(recordingSid: string): Promise<Response | null> {
      const secret = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
      const url = `${origin}/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}.mp3`;
      const headers = { authorization: `Basic ${secret}` };
      const media = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
      return media?.ok ? media : null;
    },

    async fetchCall(callSid: string): Promise<{ ok: true; call: FetchedCall } | ProviderRefusal> {
      return asked(async () => ({ ok: true, call: fetched(await client.calls(callSid).fetch()) }));
    },

    /** The leg of an attempt whose SID never reached us, while it is in the room. */
    async findSeat({ attemptId, conference }: Pick<FindCall, "attemptId" | "conference">) {
      return asked(async () => ({
        ok: true as const,
        callSid: (await seats(conference).get(leadLabel(attemptId)).fetch()).callSid,
      }));
    },

    /** Was it placed after all? By its label among the live legs, else among the latest calls of that number. */
    async findCall(lead: FindCall): Promise<{ ok: true; call: FetchedCall | null } | ProviderRefusal> {
      const seat = await asked(async () => ({
        ok: true,
        callSid: (await seats(lead.conference).get(leadLabel(lead.attemptId)).fetch()).callSid,
      }));
      if (seat.ok) return asked(async () => ({ ok: true, call: fetched(await client.calls(seat.callSid).fetch()) }));
      if (seat.reason !== "not-found") return seat;
      return asked(async () => {
        const calls = await client.calls.list({ to: lead.to, from: lead.from, limit: 5 });
        const found = calls.map(fetched).find((call) => call.createdAt.getTime() >= secondOf(lead.placedAt));
        return { ok: true, call: found ?? null };
      });
    },

    async endConference(conferenceSid: string): Promise<Done | ProviderRefusal> {
      return asked(async () => {
        await client.conferences(conferenceSid).update({ status: "completed" });
        return { ok: true };
      });
    },

    /** Are the credentials good? The cheapest question there is. */
    async account(): Promise<{ ok: true; status: string; type: string } | ProviderRefusal> {
      return asked(async () => {
        const { status, type } = await client.api.v2010.accounts(accountSid).fetch();
        return { ok: true, status, type };
      });
    },

    /** Lets a browser be rung under this name, for an hour unless told otherwise. */
    browserToken(identity: string, ttlSeconds = 3600): BrowserToken {
      const { apiKey, apiSecret } = config;
      if (!apiKey || !apiSecret) return { ok: false, reason: "no-api-key" };
      if (!isBrowserIdentity(identity)) return { ok: false, reason: "identity-not-allowed" };
      if (ttlSeconds > 86_400) return { ok: false, reason: "too-long" };
      const token = new twilio.jwt.AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: ttlSeconds });
      token.addGrant(new twilio.jwt.AccessToken.VoiceGrant({ incomingAllow: true }));
      return { ok: true, token: token.toJwt(), identity };
    },
  };
}

/**
 * The library's own client, with a deadline of ours. It asks again by itself only after 429, which was never
 * processed. For the simulator the origin is rewritten here, below regions, edges and everything else.
 */
function clientFor(config: TelephoneConfig) {
  const options = { timeout: config.timeoutMs ?? TIMEOUT_MS, autoRetry: true, maxRetries: 3 };
  if (config.kind === "twilio") return new twilio.RequestClient(options);
  const { url } = config;
  return new (class extends twilio.RequestClient {
    override request<Data>(request: Parameters<typeof twilio.RequestClient.prototype.request<Data>>[0]) {
      const { pathname, search } = new URL(request.uri);
      return super.request<Data>({ ...request, uri: url + pathname + search });
    }
  })(options);
}

/** Is this really from the provider? Its own check, kept here because only this file may know its library. */
export function isSigned(authToken: string, signature: string, url: string, form: Record<string, string | string[]>) {
  return twilio.validateRequest(authToken, signature, url, form);
}

/** The provider's times have no fractions: a call placed 300 ms after ours must not look older. */
function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1000) * 1000;
}

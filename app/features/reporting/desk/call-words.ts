import type { DeskCall } from "#app/features/queue/desk-view.ts";
import { refusalFrom } from "#app/features/telephony/provider-refusal.ts";
import { duration } from "#app/ui/format.ts";
import type { AnsweredBy, CallStatus } from "#db/vocabulary.ts";
import { shortLength } from "./moment-words.ts";

/** What is known of the call made under this hold. */
export type CallKnown = {
  phoneNumberId: string;
  status: CallStatus;
  callSid: string | null;
  placedAt: Date;
  ringingAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  talkSeconds: number | null;
  answeredBy: AnsweredBy | null;
  sipCode: number | null;
  errorCode: number | null;
  voicemailLeftAt: Date | null;
  endedBy: "agent" | "lead" | "network" | "voicemail-drop" | "agent-lost" | null;
};

/** The call as the desk shows it. What the page itself switched (mute, hold) is put over it there. */
export function callWords(call: CallKnown | null): DeskCall {
  if (!call) return { state: "idle" };
  const numberId = call.phoneNumberId;
  if (call.endedAt) {
    const [endedAt, answered] = [call.endedAt.toISOString(), call.answeredAt !== null];
    const messageLeft = call.voicemailLeftAt !== null;
    return { state: "ended", numberId, endedAt, result: call.status, answered, messageLeft, ...endWords(call) };
  }
  if (call.status === "in-progress") {
    const since = (call.answeredAt ?? call.placedAt).toISOString();
    return { state: "talking", since, numberId, says: whoAnswered(call), muted: false, held: false };
  }
  return { state: "ringing", since: call.placedAt.toISOString(), numberId, says: ringingWords(call), muted: false };
}

function ringingWords({ status }: CallKnown): string {
  if (status === "unknown") return "The network has not confirmed this call; we are asking";
  return status === "ringing" ? "Voicemail is usual after 25 s" : "Asking the network";
}

function whoAnswered({ answeredBy }: CallKnown): string {
  if (answeredBy === "machine") return "An answering machine, it seems: V leaves the message";
  return answeredBy === "fax" ? "A fax machine" : "";
}

type EndWords = { title: string; says: string; short: string };

function endWords(call: CallKnown): EndWords {
  const rang = shortLength(((call.endedAt ?? call.placedAt).getTime() - call.placedAt.getTime()) / 1000);
  switch (call.status) {
    case "completed":
      return completed(call);
    case "no-answer":
      return { title: "Nobody answered", says: `Rang ${rang}`, short: "No answer" };
    case "busy":
      return { title: "Engaged", says: "The line was busy", short: "Engaged" };
    case "canceled":
      return canceled(call, rang);
    default:
      return { title: "The call failed", says: failure(call), short: "Failed" };
  }
}

function canceled({ endedBy, callSid, ringingAt, answeredAt, endedAt }: CallKnown, rang: string): EndWords {
  const title = "Ended before anybody answered";
  if (endedBy === "agent") return { title, says: `You hung up after ${rang}`, short: "Hung up" };
  if (endedBy === "agent-lost") return { title, says: `Cut off with our own line after ${rang}`, short: "Cut off" };
  const heardAt = ringingAt ?? answeredAt;
  if (callSid && heardAt && endedAt && heardAt > endedAt)
    return { title: "The call was taken back", says: "It rang late, and was hung up at once", short: "Taken back" };
  if (callSid) return { title, says: `The network ended it after ${rang}`, short: "Ended" };
  const says = "The network knows nothing of it; nobody was rung";
  return { title: "The call was not placed", says, short: "Not placed" };
}

const hungUpWords = {
  ...{ agent: "you hung up", lead: "hung up by them", "agent-lost": "cut off with our own line" },
  ...{ network: "the line was cut", "voicemail-drop": "you were leaving a message" },
};

function completed(call: CallKnown): EndWords {
  const { answeredBy, talkSeconds, answeredAt, endedAt, endedBy, voicemailLeftAt } = call;
  const talked = talkSeconds ?? (answeredAt && endedAt ? (endedAt.getTime() - answeredAt.getTime()) / 1000 : 0);
  if (voicemailLeftAt) {
    return { title: "The message is being left", says: "You are free; the call ends by itself", short: "Message left" };
  }
  const hungUp = hungUpWords[endedBy ?? "network"];
  if (answeredBy === "machine" || answeredBy === "fax") {
    const what = answeredBy === "fax" ? "A fax machine" : "An answering machine";
    return { title: `Call ended, ${duration(talked)}`, says: `${what}, ${hungUp}`, short: "Machine" };
  }
  return {
    title: `Call ended, ${duration(talked)}`,
    says: `Answered, ${hungUp}`,
    short: `Spoke ${shortLength(talked)}`,
  };
}

/** The network's numbers in words; the provider's own refusal has its sentence already. */
function failure({ sipCode, errorCode }: CallKnown): string {
  if (errorCode) return refusalFrom({ status: 400, code: errorCode }).sentence;
  if (sipCode === 404 || sipCode === 604) return "The network does not know this number.";
  if (sipCode === 480 || sipCode === 410) return "The number cannot be reached at present.";
  if (sipCode === 603 || sipCode === 403) return "The network refused the call.";
  return sipCode ? `The network could not connect it (${sipCode}).` : "It was not connected; nobody was rung.";
}

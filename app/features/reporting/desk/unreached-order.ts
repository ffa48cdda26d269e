import { isNoSuchNumber } from "#app/features/telephony/no-such-number.ts";
import type { CallKnown } from "./call-words.ts";

type Known = Pick<CallKnown, "status" | "answeredBy" | "sipCode" | "errorCode" | "endedBy"> | null;

/** Which word for "nobody reached" is the likeliest after what the network said. The agent may choose another. */
export function likeliestUnreached(call: Known): string {
  if (!call) return "no-answer";
  if (call.endedBy === "voicemail-drop" || call.answeredBy === "machine" || call.answeredBy === "fax")
    return "voicemail";
  if (call.status === "busy") return "busy";
  if (call.status === "failed") return isNoSuchNumber(call) ? "number-dead" : "call-lost";
  if (call.status === "canceled") return call.endedBy === "agent" ? "no-answer" : "call-lost";
  return call.status === "completed" ? "call-lost" : "no-answer";
}

export function byLikelihood<T extends { id: string }>(unreached: T[], call: Known): T[] {
  const first = likeliestUnreached(call);
  return [...unreached.filter(({ id }) => id === first), ...unreached.filter(({ id }) => id !== first)];
}

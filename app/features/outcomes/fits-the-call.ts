import { isHeardAsMachine } from "#app/features/compliance/spoke.ts";
import { duration } from "#app/ui/format.ts";
import type { AnsweredBy } from "#db/vocabulary.ts";

/** Who is on the line for an outcome, and how long such a call talks, as the campaign has it; null: no limit. */
export type Limits = {
  label: string;
  human: boolean;
  doNotCall: boolean;
  minSeconds: number | null;
  maxSeconds: number | null;
};
/** What the network knows of the call. Until it has said how long they talked, nothing contradicts anything. */
export type Spoken = {
  answered: boolean;
  answeredBy: AnsweredBy | null;
  /** The agent left a message for a machine. */
  messageLeft: boolean;
  talkSeconds: number | null;
};

export type Fits =
  | { ok: true }
  | {
      ok: false;
      reason: "nobody-answered" | "message-left" | "heard-as-machine" | "call-too-short" | "call-too-long";
      sentence: string;
    };

/** Somebody said it to the agent. A wish not to be called is taken from whoever utters it, a machine's greeting too. */
export const needsPerson = ({ human, doNotCall }: Pick<Limits, "human" | "doNotCall">): boolean => human && !doNotCall;

/** The agent spoke with somebody where the network heard a machine. */
export const isAgainstNetwork = (
  said: Pick<Limits, "human" | "doNotCall">,
  call: Pick<Spoken, "answeredBy">,
): boolean => needsPerson(said) && isHeardAsMachine(call);

/**
 * Does the agent's word fit what is known of the call? Where nobody answered, or they left a message for a machine, nobody can have said
 * anything: that is refused. A machine that only the network heard and a length out of the ordinary are asked about, and the word stands
 * when the agent says it again (`sure`).
 */
export function fitsTheCall(said: Limits, call: Spoken, sure: boolean): Fits {
  const { label, minSeconds, maxSeconds } = said;
  if (!call.answered) {
    if (!minSeconds) return { ok: true };
    return {
      ok: false,
      reason: "nobody-answered",
      sentence: `This call was never answered, so it cannot end as “${label}”. Choose what became of it with 0.`,
    };
  }
  if (call.messageLeft && needsPerson(said))
    return {
      ok: false,
      reason: "message-left",
      sentence: `You left a message for a machine, so the call cannot end as “${label}”. Choose what became of it with 0.`,
    };
  if (sure) return { ok: true };
  if (isAgainstNetwork(said, call)) {
    const heard = call.answeredBy === "fax" ? "a fax machine" : "an answering machine";
    return {
      ok: false,
      reason: "heard-as-machine",
      sentence: `The network heard ${heard}. Save once more if you spoke with somebody, or choose another.`,
    };
  }
  if (call.talkSeconds === null) return { ok: true };
  const lasted = `The call lasted ${duration(call.talkSeconds)}`;
  if (minSeconds !== null && call.talkSeconds < minSeconds)
    return {
      ok: false,
      reason: "call-too-short",
      sentence: `${lasted}, short for “${label}”. Save once more if it is right, or choose another.`,
    };
  if (maxSeconds !== null && call.talkSeconds > maxSeconds)
    return {
      ok: false,
      reason: "call-too-long",
      sentence: `${lasted}, long for “${label}”. Save once more if it is right, or choose another.`,
    };
  return { ok: true };
}

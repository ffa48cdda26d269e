import { duration } from "#app/ui/format.ts";

/** How long a call of this outcome talks, as the campaign has it; null: no limit. */
export type Limits = { label: string; minSeconds: number | null; maxSeconds: number | null };
/** What the network knows of the call. Until it has said how long they talked, nothing contradicts anything. */
export type Spoken = { answered: boolean; talkSeconds: number | null };

export type Fits =
  | { ok: true }
  | { ok: false; reason: "nobody-answered" | "call-too-short" | "call-too-long"; sentence: string };

/**
 * Does the agent's word fit what the network says of the call? Where nobody answered nobody can have said anything: that is
 * refused. A length out of the ordinary is asked about, and stands when the agent says it again (`sure`).
 */
export function fitsTheCall({ label, minSeconds, maxSeconds }: Limits, call: Spoken, sure: boolean): Fits {
  if (!call.answered) {
    if (!minSeconds) return { ok: true };
    return {
      ok: false,
      reason: "nobody-answered",
      sentence: `This call was never answered, so it cannot end as “${label}”. Choose what became of it with 0.`,
    };
  }
  if (sure || call.talkSeconds === null) return { ok: true };
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

import { z } from "zod";
import { declineReasons, handbackUpdateKinds, type Stage } from "#db/vocabulary.ts";

/** What comes from the gate and from the portal, checked in the browser and on the server alike. */
const words = z.string().trim().max(2_000, "Two thousand characters at most.");
const maybeWords = words
  .optional()
  .transform((text) => text || null)
  .pipe(z.string().nullable());

export const PassForm = z.object({
  summary: words.min(1, "Say why this lead is worth a call: the client reads it first."),
});
export const RefuseForm = z.object({ note: words.min(1, "Say what is missing, so that the agent knows what to ask.") });
export const DeclineForm = z.object({ reason: z.enum(declineReasons), note: maybeWords });
export const ReportForm = z.object({
  kind: z.enum(handbackUpdateKinds),
  value: z.string().trim().max(40).optional(),
  note: maybeWords,
  nextOn: z.iso
    .date("Choose a day.")
    .optional()
    .transform((day) => day ?? null),
});

const onTheWay = ["contacted", "meeting", "quoted"] as const;

/** What the client can still report of a lead in this stage: forward, or its end. */
export function reportsFrom(stage: Stage): (typeof handbackUpdateKinds)[number][] {
  const at = (onTheWay as readonly Stage[]).indexOf(stage);
  return [...onTheWay.slice(Math.max(0, at)), "won", "lost", "returned"];
}

/** Refusals in the client's words. */
export const portalWords: Record<string, string> = {
  "already-answered": "A colleague answered this one first. Here is how it stands.",
  "lead-moved-on": "This lead had moved on since you opened it. Here is how it stands.",
  "reason-missing": "Say in a few words why, so that we know what to do next.",
  "nothing-to-take-back": "There is nothing to take back.",
  "too-late": "It can no longer be taken back. Write to your account manager, and we see to it.",
  "something-followed":
    "Something has followed since, so it can no longer be taken back. Write to your account manager.",
  "not-yours-yet": "Only a lead that is yours can be reported on. Here is how this one stands.",
  "not-from-this-stage": "This lead is further along already. Here is how it stands.",
  "value-missing": "Say what it is worth, for instance 12,000.",
  "not-an-amount": "Write the amount in figures and in your own currency, for instance 12,000.",
  "date-past": "Choose a day that is still to come.",
  "date-too-far": "Choose a day within a year.",
};

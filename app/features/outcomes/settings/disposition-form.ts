import { z } from "zod";

const whole = (sentence: string, least: number, most: number) =>
  z.coerce.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence);
/** One to nine are keys on the desk; what stands behind them is offered behind the key 0. */
export const keys = 9;
export const mostPlaces = 99;
const seconds = whole("Write whole seconds, at most 3,600, or leave it empty.", 0, 3_600).optional();

const label = z.string({ error: "Write what the agent says happened." }).trim().min(1).max(60, "At most 60 letters.");

/** The length of the call, and when and how often the lead comes back. */
const terms = {
  minSeconds: seconds,
  maxSeconds: seconds,
  afterMinutes: whole("Write minutes, from 1 to 129,600 (ninety days).", 1, 129_600).optional(),
  otherDayPart: z.boolean().default(false),
  otherNumber: z.boolean().default(false),
  mostTries: whole("Write a number of calls, from 1 to 10, or leave both empty.", 1, 10).optional(),
  restDays: whole("Write a number of days, from 1 to 730, or leave both empty.", 1, 730).optional(),
};
export type OutcomeTerms = z.output<z.ZodObject<typeof terms>>;

function agree({ minSeconds, maxSeconds, mostTries, restDays }: OutcomeTerms, context: z.RefinementCtx): void {
  const say = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (minSeconds !== undefined && maxSeconds !== undefined && maxSeconds < minSeconds)
    say("maxSeconds", "The longest is shorter than the shortest.");
  if (mostTries !== undefined && restDays === undefined) say("restDays", "Say how long the lead rests then.");
  if (restDays !== undefined && mostTries === undefined) say("mostTries", "Say after how many calls it rests.");
}

/** How a campaign may set one of its outcomes; what may be set of which is asked of `maySet`. */
export const DispositionForm = z
  .object({
    label,
    position: whole("Write its place, from 1 to 99. One to nine are keys.", 1, mostPlaces),
    offered: z.boolean().default(false),
    human: z.boolean().default(false),
    contact: z.boolean().default(false),
    decisionMaker: z.boolean().default(false),
    machine: z.boolean().default(false),
    unworkable: z.boolean().default(false),
    ...terms,
    /** How it stood when the form was opened. */
    seen: z.string().optional(),
  })
  .superRefine(agree);
export type DispositionFields = z.output<typeof DispositionForm>;

/** An outcome of the campaign's own: what it means is that of the house's outcome it is like. */
export const OwnOutcomeForm = z
  .object({
    likeId: z.guid({ error: "Choose which outcome it behaves like." }),
    label,
    /** A key from one to nine; nought is the place behind the key 0. */
    key: whole("Choose a key.", 0, keys),
    ...terms,
  })
  .superRefine(agree);
export type OwnOutcomeFields = z.output<typeof OwnOutcomeForm>;

/** A campaign's terms for promises. */
export const CallbacksForm = z
  .object({
    /** How it stood when the form was opened. */
    seen: z.string().optional(),
    windowMinutes: whole("Write minutes, from 1 to 240.", 1, 240),
    anyonesAfterMinutes: whole("Write minutes, from 1 to 10,080 (a week).", 1, 10_080),
    perHour: whole("Write a number, from 1 to 30.", 1, 30),
    perDay: whole("Write a number, from 1 to 300.", 1, 300),
  })
  .superRefine(({ windowMinutes, anyonesAfterMinutes, perHour, perDay }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (anyonesAfterMinutes < windowMinutes)
      say("anyonesAfterMinutes", "Its maker has the whole window to keep it: not before that.");
    if (perDay < perHour) say("perDay", "A day has room for at least what one hour has.");
  });
export type CallbackTerms = Omit<z.output<typeof CallbacksForm>, "seen">;

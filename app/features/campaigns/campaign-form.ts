import { z } from "zod";
import { number } from "#app/ui/format.ts";
import { campaignPauseReasons, campaignSectors, criterionKinds } from "#db/vocabulary.ts";

const day = (sentence: string) => z.iso.date({ error: sentence });
const optionalCount = (sentence: string) =>
  z.coerce.number({ error: sentence }).int(sentence).min(0, sentence).max(100_000_000, sentence).optional();
/** What is written, with how long it may be: a line of a list, or a text to be read out. */
const text = (missing: string, most: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, tooLong(most));
const optionalText = (most: number) => z.string().trim().max(most, tooLong(most)).optional();
const tooLong = (most: number) => `That is too long. Keep it to ${number(most)} letters.`;

const few = z.coerce
  .number({ error: "Write a number of days." })
  .int()
  .min(1, "At least a day.")
  .max(365, "At most a year.");

/** The client a campaign is for; what is said at the start of each call is the legal name. */
export const ClientForm = z.object({
  name: text("Write the client’s name.", 120),
  legalName: text("Write the name as it stands in the register.", 200),
  country: z
    .string({ error: "Write a country code of two letters, as in GB." })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Write a country code of two letters, as in GB."),
  timeZone: z
    .string({ error: "Choose a time zone." })
    .refine(isZone, "This is no time zone. Write one such as Europe/London."),
  currency: z
    .string({ error: "Write a currency of three letters, as in GBP." })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "Write a currency of three letters, as in GBP."),
});

const Question = z.object({
  question: text("Write the question, or take it away.", 300),
  kind: z.enum(criterionKinds).default("text"),
  hint: optionalText(300),
  choices: optionalText(1_000),
  required: z.boolean().default(false),
});

const Line = z.object({
  id: z.guid().optional(),
  tab: text("Name the moment, as in Opener.", 40),
  text: text("Write what is said.", 2_000),
});

export const mostQuestions = 30;
const mostLines = 30;
const questionTwice = "This is asked already. Reword it, or take it away.";
const questionChoices = "Write at least two choices, with commas between them.";

/** One of the client's questions; with what it is answered is said once, when it is first asked. */
export const QuestionForm = Question.extend({ seen: z.string().optional() }).refine(hasItsChoices, {
  path: ["choices"],
  message: questionChoices,
});
export type QuestionFields = z.output<typeof QuestionForm>;

const lines = z.array(Line).max(mostLines, "At most 30 lines: more than that nobody finds on a call.").default([]);

/** What is said; a line that was there before comes with its id. */
export const ScriptForm = z.object({ seen: z.string().optional(), lines });
export type ScriptFields = z.output<typeof ScriptForm>;

const terms = {
  callerId: z
    .string()
    .trim()
    .regex(/^\+[1-9][0-9]{5,14}$/, "Write the number internationally, as in +442079460300.")
    .optional(),
  endsOn: day("Choose the last day."),
  sector: z.enum(campaignSectors, { error: "Choose what the campaign calls about." }),
  fee: z.coerce
    .number({ error: "Write an amount." })
    .min(0, "A fee is not below nought.")
    .max(1_000_000, "At most a million for a lead.")
    .optional(),
};

/** What may still be changed of a campaign that was opened. */
export const TermsForm = z.object({ ...terms, seen: z.string().optional() });

/** The terms of a campaign. A baseline is whole or not at all: a share without its base says nothing. */
export const CampaignForm = z
  .object({
    clientId: z.uuid({ error: "Choose a client." }),
    name: text("Write a name, such as Calder backlog.", 120),
    country: ClientForm.shape.country,
    ...terms,
    sector: terms.sector.default("general"),
    startsOn: day("Choose the first day."),
    acceptWithinDays: few.default(5),
    reportWithinDays: few.default(30),
    baselineLeads: optionalCount("Write how many leads there were."),
    baselineWon: optionalCount("Write how many were won."),
    baselineMonths: optionalCount("Write over how many months."),
    questions: z
      .array(Question)
      .max(mostQuestions, "At most 30 questions: more than that nobody answers on a call.")
      .default([]),
    lines,
    agentIds: z.array(z.uuid()).default([]),
  })
  .superRefine((form, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (form.endsOn < form.startsOn) say("endsOn", "The last day is before the first.");
    const { baselineLeads: leads, baselineWon: won, baselineMonths: months } = form;
    const given = [leads, won, months].filter((part) => part !== undefined).length;
    if (given > 0 && given < 3) {
      const missing = leads === undefined ? "baselineLeads" : won === undefined ? "baselineWon" : "baselineMonths";
      say(missing, "A baseline needs all three: leads, won and months. Leave all empty where it is not known.");
    }
    if (leads === 0) say("baselineLeads", "A baseline of no leads says nothing; leave all three empty.");
    if (leads !== undefined && won !== undefined && won > leads)
      say("baselineWon", "More were won than there were leads.");
    for (const [at, question] of form.questions.entries()) {
      if (!hasItsChoices(question))
        context.addIssue({ code: "custom", path: ["questions", at, "choices"], message: questionChoices });
      if (form.questions.slice(0, at).some((one) => questionKey(one.question) === questionKey(question.question)))
        context.addIssue({ code: "custom", path: ["questions", at, "question"], message: questionTwice });
    }
  });
export type CampaignFields = z.output<typeof CampaignForm>;

export const choicesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((choice) => choice.trim())
    .filter(Boolean);

function hasItsChoices({ kind, choices }: { kind: string; choices?: string | undefined }): boolean {
  return kind !== "choice" || choicesOf(choices).length >= 2;
}

/** Two questions with these in common are one to whoever reads them. */
export const questionKey = (question: string): string => question.trim().replace(/\s+/g, " ").toLowerCase();

/** What the act wants, from what the form says. */
export function termsOf(form: CampaignFields) {
  const {
    baselineLeads: leads,
    baselineWon: won,
    baselineMonths: months,
    fee,
    questions,
    lines,
    callerId,
    ...rest
  } = form;
  return {
    ...rest,
    callerId: callerId ?? null,
    feePerLeadMinor: feeMinor(fee),
    baseline: leads !== undefined && won !== undefined && months !== undefined ? { leads, won, months } : null,
    criteria: questions.map(({ question, kind, hint, choices, required }) => ({
      question,
      kind,
      hint: hint ?? null,
      choices: kind === "choice" ? choicesOf(choices) : null,
      required,
    })),
    script: lines.map(({ tab, text }) => ({ tab, text })),
  };
}

/** A fee as it is kept. */
export const feeMinor = (fee: number | undefined): number | null => (fee === undefined ? null : Math.round(fee * 100));

/** Paused needs its day and its reason: a pause without them is forgotten, and nobody knows whom to ask. */
export const StatusForm = z
  .object({
    to: z.enum(["live", "paused", "ended"]),
    pausedUntil: day("Choose the day on which it goes on.").optional(),
    pausedBecause: z.enum(campaignPauseReasons, { error: "Choose why it is paused." }).optional(),
    successorId: z.uuid().optional(),
  })
  .refine(({ to, pausedUntil }) => to !== "paused" || pausedUntil !== undefined, {
    path: ["pausedUntil"],
    message: "Choose the day on which it goes on.",
  })
  .refine(({ to, pausedBecause }) => to !== "paused" || pausedBecause !== undefined, {
    path: ["pausedBecause"],
    message: "Choose why it is paused.",
  });

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

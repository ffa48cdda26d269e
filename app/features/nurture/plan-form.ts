import { z } from "zod";
import { touchKinds } from "#db/vocabulary.ts";
import { mergeFields, unknownFields } from "./merge-fields.ts";

const days = (sentence: string) =>
  z.coerce.number({ error: sentence }).int(sentence).min(1, sentence).max(730, "At most two years.");
const least = z.coerce
  .number({ error: "Write a number." })
  .int("Write a whole number.")
  .min(0, "Nought or more.")
  .max(100, "At most a hundred.");

const PlanStep = z.object({
  kind: z.enum(touchKinds, { error: "Choose what is done." }),
  afterDays: days("Write after how many days."),
  subject: z
    .string()
    .trim()
    .max(150, "Keep the subject to 150 characters.")
    .regex(/^[^\r\n]*$/, "A subject is one line.")
    .optional(),
  body: z.string().trim().max(10_000, "That is too long for a letter.").optional(),
});

/** A touch plan as an account manager writes it: its steps in order, what is written, and what it owes at the least. */
export const PlanForm = z
  .object({
    name: z.string({ error: "Name the plan." }).trim().min(1).max(80, "Keep the name to 80 characters."),
    /** How it stood when the form was opened. */
    seen: z.string().optional(),
    isDefault: z.boolean().default(false),
    repeats: z.boolean().default(false),
    beforeWakeDays: z.coerce
      .number({ error: "Write a number of days, or nothing." })
      .int("Write a whole number.")
      .min(1, "At least a day; write nothing where it begins at once.")
      .max(366, "At most a year.")
      .optional(),
    leastTouches: least,
    touchDays: days("Write in how many days."),
    leastCalls: least,
    callDays: days("Write in how many days."),
    steps: z
      .array(PlanStep, { error: "A plan needs a step." })
      .min(1, "A plan needs a step.")
      .max(24, "At most 24 steps; let the plan begin again instead."),
  })
  .superRefine(({ steps, repeats, beforeWakeDays }, context) => {
    if (repeats && beforeWakeDays !== undefined)
      context.addIssue({
        code: "custom",
        path: ["beforeWakeDays"],
        message: "A plan that waits for the day they wake ends with it: it cannot begin again.",
      });
    for (const [at, { kind, subject, body }] of steps.entries()) {
      const say = (field: string, message: string) =>
        context.addIssue({ code: "custom", path: ["steps", at, field], message });
      if (kind === "email" && !subject) say("subject", "An email needs a subject.");
      if ((kind === "email" || kind === "letter") && !body) say("body", "Write what it says.");
      for (const [field, text] of Object.entries({ subject, body })) {
        const [unknown] = unknownFields(text ?? "");
        if (unknown)
          say(field, `Nothing fills in ${unknown}. There are ${mergeFields.map((name) => `{${name}}`).join(", ")}.`);
      }
    }
  });

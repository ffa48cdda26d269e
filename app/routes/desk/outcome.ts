import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { readChoice } from "#app/features/nurture/dormancy-choices.ts";
import { contractFields } from "#app/features/outcomes/contract-heard.ts";
import { saveAndNext } from "#app/features/outcomes/save-and-next.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { storable } from "#app/kit/storable.ts";
import { db } from "#db/client.server.ts";
import { actAnswer, badForm, Held, leadIdFrom } from "./act-answer.ts";
import { wordsLeftOut } from "./refused-words.ts";

/** In JSON the characters that no database keeps are written out, and are none of the form's own text. */
const Answers = z.record(z.guid(), z.string().max(2_000).transform(storable));
const Outcome = Held.extend({
  disposition: z.string().max(60),
  on: z.iso.date().optional(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  sleepsFor: z.string().max(100).optional(),
  planId: z.union([z.guid(), z.literal("none")]).optional(),
  ...contractFields,
  note: z.string().max(20_000).optional(),
  /** Whether the note was written since it was last kept; an emptied one arrives as nothing. */
  noteChanged: z.enum(["1", "0"]),
  /** Said a second time, although the call makes it doubtful. */
  sure: z.enum(["1", "0"]).default("0"),
  answers: z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return Answers.parse(JSON.parse(text));
      } catch {
        context.addIssue("These answers cannot be read.");
        return z.NEVER;
      }
    }),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const agent = await requireAgent(request);
  const form = await readForm(request, Outcome);
  if (!form.ok) return badForm();
  const { contractEndsOn = null, contractMonths = null, supplier = null } = form.value;
  const { token, disposition, on, time = null, sleepsFor, planId, note = "", noteChanged, sure, answers } = form.value;
  const saved = await saveAndNext(db, {
    leadId: leadIdFrom(params),
    token,
    disposition,
    when: on ? { on, time } : null,
    sleepsFor: sleepsFor ? readChoice(sleepsFor) : null,
    ...(planId ? { planId: planId === "none" ? null : planId } : {}),
    heard: { endOn: contractEndsOn, months: contractMonths, supplier },
    note: noteChanged === "1" ? note : null,
    answers,
    sure: sure === "1",
    by: agent.id,
    now: clock.now(),
  });
  return actAnswer(saved, saved.ok && saved.wordsLeftOut ? { says: wordsLeftOut } : {});
}

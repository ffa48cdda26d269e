import { z } from "zod";
import { absenceReasons, absentCallbacks } from "#db/vocabulary.ts";

/** Days are whole ones at the agency's place: away from the first, back on the last. */
export const AwayForm = z
  .object({
    userId: z.uuid().optional(),
    reason: z.enum(absenceReasons).default("holiday"),
    from: z.iso.date({ error: "Choose the first day away." }),
    back: z.iso.date({ error: "Choose the day of the return." }),
    callbacks: z.enum(absentCallbacks).default("anyone"),
  })
  .refine(({ from, back }) => back > from, { path: ["back"], message: "The return comes after the first day away." });

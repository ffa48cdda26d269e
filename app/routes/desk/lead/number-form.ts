import { z } from "zod";

const whole = "This is not a whole telephone number. Write it with its area code, as in 020 7946 0142.";

/** A number that somebody found, and whom it rings; of the two one is enough. */
export const NumberForm = z
  .object({
    number: z.string().trim().min(5, whole).max(40, whole).optional(),
    name: z.string().trim().max(120, "Write the name alone, without a note.").optional(),
    jobTitle: z.string().trim().max(120, "Write the role in a few words.").optional(),
  })
  .refine(({ number, name }) => number || name, {
    error: "Write the number that was found, or whom to ask for on one that we have.",
    path: ["number"],
  });

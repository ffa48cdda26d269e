import { z } from "zod";

/** A number that somebody found, and whom it rings. */
export const NumberForm = z.object({
  number: z.string({ error: "Write the number that was found." }).trim().min(5).max(40),
  name: z.string().trim().max(120).optional(),
  jobTitle: z.string().trim().max(120).optional(),
});

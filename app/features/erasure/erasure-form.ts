import { z } from "zod";

/** Who is erased: the records that somebody said are this person. */
export const ErasureForm = z.object({
  record: z.array(z.uuid()).default([]),
  /** Companies that are this person. */
  company: z.array(z.uuid()).default([]),
});

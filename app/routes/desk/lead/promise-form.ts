import { z } from "zod";

/** Another day and hour for a call that was promised, on their own calendar and clock. */
export const PromiseForm = z.object({
  on: z.iso.date({ error: "Choose the day." }),
  time: z.iso.time({ precision: -1, error: "Write the hour, as in 14:30." }),
});

import { z } from "zod";

/** Why calls of a campaign into a country are lawful, as its account manager writes it down. */
export const BasisForm = z.object({
  campaignId: z.uuid({ error: "Choose a campaign." }),
  country: z
    .string({ error: "Write a country code of two letters, as in DE." })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Write a country code of two letters, as in DE."),
  basis: z
    .string({ error: "Write down why these companies may be called." })
    .trim()
    .min(20, "Say it in a sentence or two: which interest, which presumed consent, assessed by whom and when.")
    .max(2_000),
});

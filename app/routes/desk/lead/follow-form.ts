import { z } from "zod";

const words = (most: number) => z.string().trim().max(most);

/** Where a person moved to, or whom somebody named: the company first, the rest as far as it is known. */
export const FollowForm = z.object({
  source: z.enum(["moved", "referred"]).default("referred"),
  contactId: z.uuid().optional(),
  company: words(200).min(2, "Write the company’s name."),
  name: words(120).optional(),
  jobTitle: words(120).optional(),
  number: words(40).optional(),
});

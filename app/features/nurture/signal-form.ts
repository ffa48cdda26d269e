import { z } from "zod";
import { unfair } from "./openers.ts";

const said = "Write what an agent says, in one or two sentences.";
const known = "Write for the agents why this lead is called now.";

const words = z.object({
  because: z.string({ error: known }).trim().min(10, known).max(300, "Say it in 300 characters."),
  opener: z.string({ error: said }).trim().min(20, said).max(500, "Say it in 500 characters."),
});

/** The client now offers what somebody asked for. */
export const ShippedForm = words
  .extend({
    /** Also those who said that something was missing, and nobody wrote down what. */
    unsaidToo: z.coerce.boolean().optional(),
  })
  .superRefine(({ opener }, context) => refuseUnfair(opener, null, context));

/** Something is heard of a supplier. It is told to our own people; what is said on the call is about the client. */
export const NewsForm = words
  .extend({
    clientId: z.uuid(),
    competitor: z.string().trim().min(1).max(200),
  })
  .superRefine(({ opener, competitor }, context) => refuseUnfair(opener, competitor, context));

function refuseUnfair(
  opener: string,
  competitor: string | null,
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  const problem = unfair(opener, competitor);
  if (problem) context.addIssue({ code: "custom", path: ["opener"], message: problem });
}

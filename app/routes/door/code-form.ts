import { z } from "zod";

const password = z.string({ error: "Write your password." }).min(1);
const code = (sentence: string) => z.string({ error: sentence }).trim().min(6, sentence).max(40, sentence);

/** The second step of signing in: what the telephone shows, or one of the recovery codes. */
export const CodeForm = z.object({ code: code("Write the code, six digits or a recovery code.") });

export const BeginForm = z.object({ intent: z.literal("begin"), password });
export const ConfirmForm = z.object({
  intent: z.literal("confirm"),
  code: code("Write the six digits that your telephone shows."),
});
/** What takes the second factor away, or makes new ways around it, asks for everything once more. */
export const ProofForm = z.object({
  intent: z.enum(["renew", "off"]),
  password,
  code: code("Write the six digits that your telephone shows, or a recovery code."),
});

export const SecondFactorForm = z.discriminatedUnion("intent", [BeginForm, ConfirmForm, ProofForm]);

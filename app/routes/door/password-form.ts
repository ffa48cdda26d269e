import { z } from "zod";

/** Long beats clever: no rules about digits and signs, none about changing it every month. */
export const PasswordForm = z.object({
  password: z.string({ error: "Write your password of today." }).min(1),
  newPassword: z
    .string({ error: "Write a new password." })
    .min(12, "Use at least 12 characters; a sentence is easy to keep in mind.")
    .max(256, "Use at most 256 characters."),
});

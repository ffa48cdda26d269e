import { z } from "zod";

/** Long beats clever: no rules about digits and signs, none about changing it every month. Every new password is held to this one rule. */
export const newPassword = z
  .string({ error: "Write a password of at least 12 characters." })
  .min(12, "Use at least 12 characters; a sentence is easy to keep in mind.")
  .max(256, "Use at most 256 characters.");

import { z } from "zod";
import { newPassword } from "#app/features/auth/new-password.ts";

export const PasswordForm = z.object({
  password: z.string({ error: "Write your password of today." }).min(1),
  newPassword,
});

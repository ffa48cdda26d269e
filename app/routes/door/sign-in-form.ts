import { z } from "zod";

export const SignInForm = z.object({
  email: z.email({ error: "Write your email address, as in priya@agency.example." }),
  password: z.string({ error: "Write your password." }).min(1),
});

/** One click in the demo: whom to be. */
export const CastForm = z.object({ userId: z.uuid() });

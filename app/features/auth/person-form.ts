import { z } from "zod";
import { roles } from "#db/vocabulary.ts";
import { newPassword } from "./new-password.ts";

/** A new person: those of a client belong to one, everyone else to the agency. */
export const PersonForm = z
  .object({
    name: z.string({ error: "Write the name." }).trim().min(1),
    email: z.email({ error: "Write an email address, as in priya@agency.example." }),
    role: z.enum(roles, { error: "Choose what they do." }),
    clientId: z.uuid().optional(),
    password: newPassword,
  })
  .superRefine(({ role, clientId }, context) => {
    if (role === "client" && !clientId)
      context.addIssue({ code: "custom", path: ["clientId"], message: "Choose the client they work for." });
  });

/** A new first password for somebody who forgot theirs, and when they were last given one. */
export const FirstPasswordForm = z.object({
  password: newPassword,
  seen: z.iso
    .datetime()
    .transform((iso) => new Date(iso))
    .optional(),
});

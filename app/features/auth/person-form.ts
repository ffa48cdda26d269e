import { z } from "zod";
import { roles } from "#db/vocabulary.ts";

/** A new person: those of a client belong to one, everyone else to the agency. */
export const PersonForm = z
  .object({
    name: z.string({ error: "Write the name." }).trim().min(1),
    email: z.email({ error: "Write an email address, as in priya@agency.example." }),
    role: z.enum(roles, { error: "Choose what they do." }),
    clientId: z.uuid().optional(),
    password: z
      .string({ error: "Write a first password of at least ten characters." })
      .min(10, "At least ten characters."),
  })
  .superRefine(({ role, clientId }, context) => {
    if (role === "client" && !clientId)
      context.addIssue({ code: "custom", path: ["clientId"], message: "Choose the client they work for." });
  });

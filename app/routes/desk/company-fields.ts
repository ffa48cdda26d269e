import { z } from "zod";

const line = (longest: number) => z.string().trim().max(longest).optional();

/** What somebody types of a company they found. */
export const CompanyForm = z.object({
  campaign: z.uuid({ error: "Choose the campaign." }),
  company: z.string({ error: "Write the company’s name." }).trim().min(2).max(200),
  person: line(120),
  jobTitle: line(120),
  phone: line(60),
  email: line(200),
  website: line(200),
  address: line(200),
  city: line(120),
  postcode: line(20),
  isAnother: z.literal("on").optional(),
  key: z.uuid(),
  openedAt: z.coerce.number().int().positive(),
});

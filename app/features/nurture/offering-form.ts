import { z } from "zod";

const named = "Write what was missing in a few words, as in: invoices in German.";

export const OfferingForm = z.object({
  clientId: z.uuid({ error: "Choose the client who does not offer it yet." }),
  name: z.string({ error: named }).trim().min(3, named).max(80, named),
});

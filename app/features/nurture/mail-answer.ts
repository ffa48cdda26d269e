import { z } from "zod";

const shape = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/** What the mail server tells of a message of ours: its reader answered, it came back for good, or was called unwanted. */
export const MailAnswer = z.object({
  kind: z.enum(["reply", "bounce", "complaint"]),
  /** Our Message-ID, as In-Reply-To, References or the report of a bounce has it. */
  messageId: z.string().max(2_000),
  /** The answer's own Message-ID, where the mail server tells it: another answer is news, the same told again is not. */
  answerId: z.string().trim().min(1).max(2_000).optional(),
});

/** The message a header speaks of: our Message-IDs carry its key. */
export const messageOf = (header: string): string | null => shape.exec(header)?.[1]?.toLowerCase() ?? null;

import { and, eq, lte, or } from "drizzle-orm";
import { campaigns } from "#db/schema.ts";

/** A campaign that is live, or whose pause has come to its day: it goes on by itself, and the law is asked again before each call. */
export const callsNow = (now: Date) =>
  or(
    eq(campaigns.status, "live"),
    and(eq(campaigns.status, "paused"), lte(campaigns.pausedUntil, now.toISOString().slice(0, 10))),
  );

import { sql } from "drizzle-orm";
import type { Uncallable } from "#app/features/compliance/when-uncallable.ts";
import { leads } from "#db/schema.ts";

/** When to ask the law again about a lead, and since when it has been blocked: by whichever rule, the first day counts. */
export function askAgain({ callableFrom, blockedBy }: Extract<Uncallable, { to: "ready" }>, now: Date) {
  return {
    callableFrom,
    blockedBy,
    blockedSince: blockedBy ? sql`coalesce(${leads.blockedSince}, ${now.toISOString()}::timestamptz)` : null,
  };
}

/** An hour is known again. */
export const unblocked = { blockedSince: null, blockedBy: null } as const;

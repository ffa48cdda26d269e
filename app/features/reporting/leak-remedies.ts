import type { Remedy } from "#app/features/outcomes/leaks/remedies.ts";
import type { LeakKind } from "./leaks.ts";

/** What may be done about each kind, for one lead or for many; a campaign that stands still is mended at the campaign, and what is at the
 * gate or with the client is not taken from there into research. */
export const remediesFor: Record<LeakKind, readonly Remedy[]> = {
  overdue: ["do-today"],
  "client-silent": ["ask-again"],
  "assignee-disabled": ["make-anyones", "give-away"],
  "campaign-stopped": [],
  "no-route": ["research"],
  unsaid: ["do-today"],
  "no-route-in-hand": [],
  blocked: ["research", "close"],
};

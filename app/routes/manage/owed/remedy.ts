import type { DueStop } from "#app/features/reporting/due.server.ts";
import type { LateLead } from "#app/features/reporting/owed-list.server.ts";
import type { TouchKind } from "#db/vocabulary.ts";

type Late = Pick<LateLead, "leadId" | "campaignId" | "planId" | "owed" | "next" | "stop">;
export type Remedy = { says: string; act: { label: string; to: string } };

/** What a manager can do about a lead to whom its plan owes something: first what stops everything, then what waits for a hand, then the plan itself. */
export function remedyFor({ leadId, campaignId, planId, owed, next, stop }: Late): Remedy {
  const lead = `/leads/${leadId}`;
  if (stop === "suppressed")
    return { says: "They are not to be written to or called.", act: { label: "End the plan", to: lead } };
  if (stop) return { says: stopped[stop], act: { label: "See the campaign", to: `/campaigns/${campaignId}` } };
  if (next?.overdue && isByHand(next.kind))
    return next.kind === "letter"
      ? { says: "It waits to be printed and sent.", act: { label: "Print it", to: "/due/letters" } }
      : {
          says: "It waits for somebody to send it.",
          act: { label: "See what is due", to: `/due?campaign=${campaignId}` },
        };
  if (owed.some(({ what }) => what === "calls"))
    return { says: "Have somebody ring them next.", act: { label: "Choose who", to: lead } };
  return {
    says: "Its steps stand too far apart for what it owes, or could not be made.",
    act: { label: "Change the plan", to: `/plans/${planId}` },
  };
}

const isByHand = (kind: TouchKind): boolean => kind === "letter" || kind === "card" || kind === "event";

const stopped: Record<Exclude<DueStop, "suppressed">, string> = {
  "campaign-ended": "Its campaign is over; nothing more is made.",
  "campaign-not-begun": "Its campaign has not begun; nothing is made before.",
  "campaign-paused": "Its campaign is paused; nothing is made until it goes on.",
};

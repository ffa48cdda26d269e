import type { CampaignOutcomes } from "#app/features/outcomes/settings/dispositions-page.server.ts";

type Terms = Pick<
  CampaignOutcomes["outcomes"][number],
  "minSeconds" | "maxSeconds" | "afterMinutes" | "otherDayPart" | "otherNumber" | "mostTries" | "restDays"
>;

const text = (value: number | null): string | undefined => (value === null ? undefined : String(value));
export const tick = (value: boolean): "on" | undefined => (value ? "on" : undefined);

/** What the fields for the length of a call and its retries begin with. */
export const startOf = ({ otherDayPart, otherNumber, ...terms }: Terms) => ({
  minSeconds: text(terms.minSeconds),
  maxSeconds: text(terms.maxSeconds),
  afterMinutes: text(terms.afterMinutes),
  otherDayPart: tick(otherDayPart),
  otherNumber: tick(otherNumber),
  mostTries: text(terms.mostTries),
  restDays: text(terms.restDays),
});

/** A name is one outcome's, also where it is put away: what was said on earlier calls is told by it. */
export const nameRefused = {
  "name-taken": ["Another outcome of this campaign is called that. Choose another name.", "label"],
  "name-put-away": ["An outcome that was put away is called that. Offer it again, or choose another name.", "label"],
} as const;

export const lastForTheUnanswered =
  "A call that nobody answered could then end as nothing. Offer another outcome without a shortest length first.";

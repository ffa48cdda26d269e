/** What the reviewer is about to do, told before they do it. */
export type Side = {
  letter: string;
  /** Its live leads: which campaign, and where in life. */
  leads: { campaignId: string; stage: string }[];
  people: number;
  numbers: number;
  emails: number;
};

/** `goesOn`: of the leads that meet in one campaign, the letters of those that stay. */
export function ifSame(kept: Side, merged: Side, goesOn: ReadonlyMap<string, Side>): string {
  return [leadsSentence(kept, merged, goesOn), movesSentence(kept, merged), "Calls to either count for both."].join(
    " ",
  );
}

function leadsSentence(kept: Side, merged: Side, goesOn: ReadonlyMap<string, Side>): string {
  const meeting = merged.leads.filter(({ campaignId }) => kept.leads.some((lead) => lead.campaignId === campaignId));
  const first = meeting[0];
  if (!first) {
    return merged.leads.length > 0 ? `The lead of ${merged.letter} goes to ${kept.letter}.` : "No lead changes.";
  }
  const stays = goesOn.get(first.campaignId) ?? kept;
  const stage = stays.leads.find(({ campaignId }) => campaignId === first.campaignId)?.stage;
  const told =
    meeting.length === 1 ? "One lead instead of two" : `${meeting.length} leads instead of ${2 * meeting.length}`;
  return `${told}: that of ${stays.letter} goes on, which is ${stage}.`;
}

function movesSentence(kept: Side, merged: Side): string {
  const parts = [
    told(merged.people, "person", "people"),
    told(merged.numbers, "number", "numbers"),
    told(merged.emails, "email address", "email addresses"),
  ].filter((part) => part !== null);
  if (parts.length === 0) return `${merged.letter} has nothing that would have to move.`;
  const last = parts.pop();
  const list = parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
  return `${merged.letter} brings ${list}, its notes and answers; ${kept.letter} keeps its own.`;
}

const told = (count: number, one: string, many: string): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;

export function likelihoodWords(probability: number): string {
  if (probability >= 0.8) return "probably the same";
  if (probability >= 0.55) return "rather the same than not";
  if (probability > 0.45) return "as likely as not the same";
  return "perhaps the same";
}

import type { Tables } from "./tables.ts";

const dayMs = 86_400_000;
/** Days after its date at which an action counts as forgotten. */
const graces: Record<string, number> = {
  call: 60,
  callback: 3,
  research: 21,
  wake: 14,
  review: 4,
  "await-acceptance": 4,
  contact: 10,
  report: 10,
};
const clients = ["accepted", "contacted", "meeting", "quoted"];

/** Each open lead that is being lost, and why; one lead may be lost for two reasons. */
export function leaking(tables: Tables, at: number): { id: string; campaign: string; why: string }[] {
  const called = new Set(tables.attempts.map(({ lead }) => lead));
  const lastCall = new Map(tables.attempts.map((call) => [call.lead, call]));
  const said = new Set(tables.outcomes.map(({ attempt }) => attempt));
  const unsaid = ({ id, ended }: Tables["attempts"][number]) => ended !== null && ended < at - dayMs && !said.has(id);
  const reachable = new Set([
    ...tables.companies.flatMap(({ id, website, mergedIntoId }) => (website === null ? [] : [mergedIntoId ?? id])),
    ...tables.numbers.flatMap(({ company, dead }) => (dead === null ? [company] : [])),
    ...tables.emails.map(({ company }) => company),
  ]);
  const gone = new Set(tables.users.flatMap(({ id, disabled }) => (disabled === null ? [] : [id])));
  const stopped = new Set(
    tables.campaigns.flatMap(({ id, status, ends }) =>
      status === "ended" || Date.parse(`${ends}T00:00:00Z`) + dayMs <= at ? [id] : [],
    ),
  );
  return tables.leads.flatMap((lead) => {
    const { id, campaign, stage, action, due, blocked } = lead;
    if (stage === "won" || stage === "closed") return [];
    const theirs = clients.includes(stage);
    const late = (due ?? at) < at - (graces[action ?? ""] ?? 0) * dayMs && (action !== "call" || called.has(id));
    const left =
      (lead.assignee !== null && gone.has(lead.assignee)) || (theirs && lead.theirs !== null && gone.has(lead.theirs));
    const call = lastCall.get(id);
    const whys = [
      ...(late ? ["late"] : []),
      ...(left ? ["left"] : []),
      ...(!theirs && stage !== "passed" && stopped.has(campaign) ? ["stopped"] : []),
      ...(stage !== "research" && !reachable.has(lead.company) ? ["no route"] : []),
      ...(call && unsaid(call) ? ["unsaid"] : []),
      ...(blocked !== null && blocked < at - 7 * dayMs ? ["blocked"] : []),
    ];
    return whys.map((why) => ({ id, campaign, why }));
  });
}

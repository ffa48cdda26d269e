import { count, type Figures, median } from "./figures.ts";
import { leaking } from "./leaks-by-hand.ts";
import type { Tables } from "./tables.ts";

const dayMs = 86_400_000;
const agencys = ["ready", "research", "nurturing", "qualified", "passed"];
const clients = ["accepted", "contacted", "meeting", "quoted"];
const stages = [...agencys, ...clients, "won", "closed"];
/** How far along a stage is in the funnel. */
const furthest: Record<string, number> = {
  qualified: 2,
  passed: 2,
  accepted: 3,
  contacted: 3,
  meeting: 4,
  quoted: 5,
  won: 6,
};
const funnel = ["leads", "reached", "qualified", "accepted", "meeting", "quoted", "won"];

/** What a campaign's page should show. */
export function campaignByHand(tables: Tables, campaign: string, at: number): Figures {
  const own = tables.leads.filter((lead) => lead.campaign === campaign);
  const gate = tables.handbacks.filter((h) => h.campaign === campaign && h.status === "gate" && h.ended === null);
  return {
    ...common(tables, campaign, at),
    "balance.leads": own.length,
    "balance.rows": 0,
    "balance.added.total": own.length,
    ...Object.fromEntries(stages.map((stage) => [`balance.stages.${stage}`, count(own, (l) => l.stage === stage)])),
    "balance.owners.agency": count(own, ({ stage }) => agencys.includes(stage)),
    "balance.owners.client": count(own, ({ stage }) => clients.includes(stage)),
    "balance.owners.finished": count(own, ({ stage }) => stage === "won" || stage === "closed"),
    "today.gate.waiting": gate.length,
    "today.missedCallbacks.missed": count(
      own,
      (l) => l.action === "callback" && (l.missed !== null || (l.due ?? at) < at),
    ),
    "today.silent.leads": count(own, (l) => clients.includes(l.stage) && (l.due ?? at) < at),
    "today.leaks": new Set(
      leaking(tables, at)
        .filter((l) => l.campaign === campaign)
        .map(({ id }) => id),
    ).size,
    "followUp.answered": answered(tables, campaign).length,
    "followUp.daysToAnswer": days(answered(tables, campaign).map((h) => (h.decided ?? 0) - (h.gate ?? 0))),
    ...contacts(tables, campaign),
    "followUp.noNews": silent(tables, campaign, at),
  };
}

/** What the client sees of it. */
export function clientByHand(tables: Tables, campaign: string, at: number): Figures {
  const own = tables.leads.filter((lead) => lead.campaign === campaign);
  return {
    ...common(tables, campaign, at),
    answered: answered(tables, campaign).length,
    daysToAnswer: days(answered(tables, campaign).map((h) => (h.decided ?? 0) - (h.gate ?? 0))),
    "unknown.noNews": silent(tables, campaign, at),
    "unknown.waiting": count(tables.handbacks, (h) => h.campaign === campaign && h.status === "passed"),
    "unknown.withUs": count(own, ({ stage }) => agencys.includes(stage) && stage !== "passed"),
    "unknown.sleeping": count(own, ({ stage }) => stage === "nurturing"),
  };
}

function common(tables: Tables, campaign: string, at: number): Figures {
  const own = tables.leads.filter((lead) => lead.campaign === campaign);
  const won = own.filter(({ stage }) => stage === "won");
  const wins = tables.steps.filter((step) => step.campaign === campaign && step.to === "won");
  const weeks = Math.floor((at - Date.parse("2026-10-01T00:00:00Z")) / (7 * dayMs)) + 1;
  const money = won.reduce((sum, { wonMinor }) => sum + (wonMinor ?? 0), 0);
  return {
    ...funnelOf(tables, own),
    "won.leads": won.length,
    ...(won.length > 0 ? { "won.money.0.minor": money } : {}),
    [`weeks.${weeks}.won`]: wins.length,
    [`weeks.${weeks}.value`]: 0.3 + wins.length / 1_000,
  };
}

function funnelOf(tables: Tables, own: Tables["leads"]): Figures {
  const ever = new Map(own.map(({ id }) => [id, 0]));
  const reach = (lead: string, step: number) => {
    const before = ever.get(lead);
    if (before !== undefined && step > before) ever.set(lead, step);
  };
  for (const { lead, human } of tables.outcomes) if (human) reach(lead, 1);
  for (const { lead, to } of tables.steps) reach(lead, furthest[to] ?? 0);
  const steps = [...ever.values()];
  return Object.fromEntries(funnel.map((name, step) => [`funnel.${name}`, count(steps, (far) => far >= step)]));
}

const answered = (tables: Tables, campaign: string) =>
  tables.handbacks.filter((h) => h.campaign === campaign && h.gate !== null && h.decided !== null);

const heardOf = ["contacted", "meeting", "quoted", "won"];

function contacts(tables: Tables, campaign: string): Figures {
  const took = tables.handbacks
    .filter((h) => h.campaign === campaign && h.gate !== null)
    .flatMap(({ id, decided }) => {
      const words = tables.updates.filter((u) => u.handback === id && heardOf.includes(u.kind)).map(({ at }) => at);
      return words.length > 0 ? [Math.min(...words) - (decided ?? 0)] : [];
    });
  return { "followUp.contacted": took.length, "followUp.daysToContact": days(took) };
}

function silent(tables: Tables, campaign: string, at: number): number {
  const terms = tables.campaigns.find(({ id }) => id === campaign)?.reportDays ?? 0;
  const theirs = tables.handbacks.filter((h) => h.campaign === campaign && h.status === "accepted" && h.ended === null);
  return count(theirs, ({ id, decided }) => {
    const words = tables.updates.filter((u) => u.handback === id).map((u) => u.at);
    return Math.max(decided ?? 0, ...words) < at - terms * dayMs;
  });
}

const days = (spans: readonly number[]): number => (median(spans) ?? 0) / dayMs;

/** What the pages about the whole house should show. */
export function houseByHand(tables: Tables, at: number): Figures {
  const lost = leaking(tables, at);
  const leads = new Set(lost.map(({ id }) => id));
  const promises = tables.leads.filter(({ stage, action }) => stage === "ready" && action === "callback");
  const window = 15 * 60_000;
  const figures: Figures = {
    "leaks.total": leads.size,
    "nav.Leaks": leads.size,
    "nav.Hand-back": count(tables.handbacks, ({ status, ended }) => status === "gate" && ended === null),
    "nav.Callbacks": count(promises, ({ due }) => (due ?? at) <= at),
    "callbacks.listed": Math.min(500, promises.length),
  };
  if (promises.length <= 500)
    figures["callbacks.missed"] = count(promises, (l) => l.missed !== null || (l.due ?? at) < at - window);
  for (const { id } of tables.campaigns) {
    const own = tables.leads.filter(({ campaign }) => campaign === id);
    figures[`campaigns.${id}.leads`] = own.length;
    figures[`campaigns.${id}.agency`] = count(own, ({ stage }) => agencys.includes(stage));
    figures[`campaigns.${id}.theirs`] = count(own, ({ stage }) => clients.includes(stage));
    figures[`campaigns.${id}.won`] = count(own, ({ stage }) => stage === "won");
    figures[`campaigns.${id}.leaks`] = new Set(lost.filter((l) => l.campaign === id).map((l) => l.id)).size;
  }
  return figures;
}

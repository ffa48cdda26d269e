import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { raiseSignal } from "#app/features/nurture/raise-signal.server.ts";
import { goAway } from "#app/features/outcomes/promises/absence.server.ts";
import { openCampaign, sit } from "./ground.ts";
import { loadRegisters } from "./registers.ts";
import { dayMs, note, type World } from "./world.ts";

export async function tellMorning(world: World, day: number): Promise<void> {
  for (const happening of happenings) {
    if (world.happened.has(happening.act) || Math.floor(happening.share * world.size.days) > day) continue;
    world.happened.add(happening.act);
    await happening.act(world);
  }
  await wishes(world);
}

const illness = (world: World) => absent(world, 0, { reason: "ill", callbacks: "anyone", days: 3, notice: 0 });
const holiday = (world: World) => absent(world, 1, { reason: "holiday", callbacks: "wait", days: 4, notice: 2 });

type Absence = { reason: "ill" | "holiday"; callbacks: "anyone" | "wait"; days: number; notice: number };

/** Somebody is off: their promises of these days are kept by colleagues, or wait for them. */
async function absent(world: World, nth: number, { reason, callbacks, days, notice }: Absence): Promise<void> {
  const agent = world.agents.filter(({ late }) => !late)[nth];
  if (!agent) return;
  const span = Math.min(days, Math.ceil(world.size.days / 4));
  const from = world.now.getTime() + Math.min(notice, span) * dayMs;
  const until = from + span * dayMs;
  agent.away = { from, until };
  const spans = { from: new Date(from), until: new Date(until) };
  const about = { userId: agent.id, reason, callbacks, by: world.manager, now: world.now, ...spans };
  const gone = await goAway(world.database.db, about);
  if (!gone.ok) note(world, "absences-are-kept", agent.id, gone.reason);
}

async function news(world: World): Promise<void> {
  const [place] = world.campaigns;
  if (!place) return;
  await raiseSignal(world.database.db, {
    ...{ clientId: place.clientId, about: { kind: "competitor-news", competitor: "Fleetmark" } },
    ...{ because: "Fleetmark changes its prices.", opener: "We have room for new customers at the moment." },
    ...{ by: world.manager, now: world.now },
  });
}

async function shipped(world: World): Promise<void> {
  const { clientId, offeringId } = world.offering;
  const raised = await raiseSignal(world.database.db, {
    ...{ clientId, about: { kind: "offering-shipped", offeringId, unsaidToo: true } },
    ...{ because: "Weekend delivery is there.", opener: "We now deliver at the weekend." },
    ...{ by: world.manager, now: world.now },
  });
  if (!raised.ok) note(world, "signals-are-raised", offeringId, raised.reason);
}

/** The second campaign ends, and what it leaves open goes on in another one of the same client. */
async function campaignEnds(world: World): Promise<void> {
  const ending = world.campaigns[1];
  if (!ending) return;
  const { clientId } = ending;
  const agentIds = world.agents.map(({ id }) => id);
  const terms = { clientId, name: "Harbour, the next round", country: "GB", currency: "GBP", agentIds };
  const successorId = await openCampaign(world, terms);
  await sit(world, { clientId, campaignId: successorId }, ending.person);
  const change = { campaignId: ending.campaignId, to: "ended", successorId } as const;
  const changed = await changeCampaignStatus(world.database.db, { ...change, by: world.manager, now: world.now });
  if (!changed.ok) note(world, "campaigns-end", ending.campaignId, changed.reason);
}

/** What happens once in the month, each on the first working morning when so much of it is over. */
const happenings: { share: number; act: (world: World) => Promise<void> }[] = [
  { share: 0.25, act: illness },
  { share: 0.32, act: news },
  { share: 0.4, act: holiday },
  { share: 0.48, act: shipped },
  { share: 0.5, act: loadRegisters },
  { share: 0.81, act: campaignEnds },
];

/** Each day somebody writes in that they want nothing more of us. */
async function wishes(world: World): Promise<void> {
  const { rows } = await world.ownerPool.query<{ e164: string; address: string }>(
    `select n.e164, e.address from leads l join phone_numbers n on n.company_id = l.company_id
     join email_addresses e on e.company_id = l.company_id where l.stage in ('ready', 'nurturing') order by n.e164`,
  );
  const who = rows.length > 0 ? world.dice.pick(rows) : null;
  if (!who) return;
  const by = { by: world.manager, now: world.now };
  await suppressByHand(world.database.db, { kind: "number", value: who.e164, ...by });
  await suppressByHand(world.database.db, { kind: "email", value: who.address, ...by });
  for (const value of [who.e164, who.address]) {
    if (!world.barred.has(value)) world.barred.set(value, world.now.getTime());
    if (!world.silenced.has(value)) world.silenced.set(value, world.now.getTime());
  }
}

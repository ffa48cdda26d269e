import { eq } from "drizzle-orm";
import { readChoice } from "#app/features/nurture/dormancy-choices.ts";
import { type SaveAndNext, saveAndNext } from "#app/features/outcomes/save-and-next.server.ts";
import { keepHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { pauseAgent, resumeAgent } from "#app/features/queue/pause.server.ts";
import { putBack } from "#app/features/queue/put-back.server.ts";
import { dueSays } from "#app/features/reporting/desk/due-says.server.ts";
import { closeLine } from "#app/features/telephony/agent-session.server.ts";
import { placeCall } from "#app/features/telephony/place-call.server.ts";
import { agentSessions, leads } from "#db/schema.ts";
import { answerTo, dayFor, onShift, outcomeOf, promiseFor, type When } from "./behaviour.ts";
import { endOnNetwork, line } from "./line.ts";
import { type Agent, minuteMs, type Network, note, type OnCall, type World } from "./world.ts";

/** What an agent does in this minute: comes, calls, says what was said, leaves; now and then their browser dies. */
export async function sitAMinute(world: World, agent: Agent): Promise<void> {
  const at = world.now.getTime();
  const shift = onShift(agent, at);
  if (agent.call) {
    if (at < agent.call.endsAt) return keepAlive(world, agent, agent.call);
    await endCall(world, agent, agent.call);
  }
  if (!shift) return agent.atDesk ? leave(world, agent) : undefined;
  if (!agent.atDesk) await arrive(world, agent);
  if (at >= agent.freeAt) await callNext(world, agent);
}

async function arrive({ database: { db }, now }: World, agent: Agent): Promise<void> {
  await resumeAgent(db, { by: agent.id, now });
  await db.insert(agentSessions).values({
    ...{ userId: agent.id, conferenceName: `month_${crypto.randomUUID()}`, openedAt: now, joinedAt: now },
  });
  agent.atDesk = true;
}

async function leave({ database: { db }, now }: World, agent: Agent): Promise<void> {
  const until = new Date(now.getTime() + 12 * 60 * minuteMs);
  const paused = await pauseAgent(db, { because: "break", until, by: agent.id, now });
  // A call whose browser died has no outcome; its hold has to run out first.
  if (!paused.ok) return;
  const open = await db.select().from(agentSessions).where(eq(agentSessions.userId, agent.id));
  for (const { id, closedAt } of open) {
    if (!closedAt) await closeLine(db, { sessionId: id, because: "the day is over", now });
  }
  agent.atDesk = false;
}

async function keepAlive({ database: { db }, now }: World, agent: Agent, call: OnCall): Promise<void> {
  if (now.getTime() - call.keptAt < 5 * minuteMs) return;
  call.keptAt = now.getTime();
  await keepHold(db, { leadId: call.leadId, token: call.token, by: agent.id, now });
}

/** Nobody is at this desk for longer than a hold lasts. */
const deadMs = 16 * minuteMs;

async function callNext(world: World, agent: Agent): Promise<void> {
  const { dice, now } = world;
  const { db } = world.database;
  const by = { by: agent.id, now };
  const next = await leaseNext(db, by);
  if (!next.ok) {
    agent.freeAt = now.getTime() + 3 * minuteMs;
    return;
  }
  if (dice.chance(0.004)) {
    agent.freeAt = now.getTime() + deadMs;
    return;
  }
  const { leadId, token } = next.hold;
  const allowed = next.numbers.filter(({ verdict }) => verdict === "allow");
  const number = dice.chance(0.8) ? allowed[0] : allowed.at(-1);
  if (!number) {
    await putBack(db, { leadId, token, keep: false, ...by });
    return;
  }
  const reason = number.needsReason ? "They asked us by email to ring." : null;
  const dial = { leadId, token, phoneNumberId: number.phoneNumberId, reason, detectMachines: false, ...by };
  const placed = await placeCall(db, line, dial);
  if (!placed.ok) {
    if (placed.reason === "refused-by-law") await putBack(db, { leadId, token, keep: false, ...by });
    else note(world, "dials-are-placed", leadId, `A dial was refused: ${placed.reason}.`);
    return;
  }
  const promised = world.said.some(
    (said) => said.leadId === leadId && Math.abs(said.at - now.getTime()) < 30 * minuteMs,
  );
  const network = answerTo(dice, promised);
  const wrapUp = dice.between(20, 150);
  const placedAt = now.getTime();
  const endsAt = placedAt + Math.ceil((network.ringSeconds + network.talkSeconds + wrapUp) / 60) * minuteMs;
  agent.call = { leadId, token, attemptId: placed.attemptId, placedAt, keptAt: placedAt, endsAt, ...network };
}

async function endCall(world: World, agent: Agent, call: OnCall): Promise<void> {
  agent.call = null;
  await endOnNetwork(world, call);
  if (world.dice.chance(0.003)) {
    agent.freeAt = world.now.getTime() + deadMs;
    return;
  }
  for (let tries = 0; tries < 8; tries++) {
    const saying = await whatIsSaid(world, agent, call, tries);
    const { promise, ...outcome } = saying;
    const saved = await saveAndNext(world.database.db, outcome);
    if (saved.ok) {
      if (promise !== null) {
        world.said.push({ leadId: call.leadId, agentId: agent.id, at: promise, madeAt: world.now.getTime() });
      }
      return;
    }
    // The page tells the agent so, and they say another thing.
    if (heeded.has(saved.reason)) continue;
    return note(world, "outcomes-are-kept", call.leadId, `“${outcome.disposition}” was refused: ${saved.reason}.`);
  }
}

const heeded = new Set(["no-room-then", "not-allowed-then", "offered-now"]);
const dated = new Set(["not-now", "under-contract"]);

async function whatIsSaid(
  world: World,
  agent: Agent,
  call: OnCall & Network,
  tries: number,
): Promise<SaveAndNext & { promise: number | null }> {
  const { dice, now } = world;
  const { leadId, token } = call;
  // Who has no hour left for them in a week comes back in some days, unpromised.
  const disposition = tries > 5 ? "not-now" : outcomeOf(dice, call);
  const common = { leadId, token, disposition, note: dice.chance(0.2) ? "They were friendly." : null };
  const said = { ...common, answers: {}, when: null, by: agent.id, now, promise: null };
  if (disposition === "callback" || disposition === "they-will-call") {
    const { at, ...when } = await promiseThatMayBeKept(world, agent, { leadId, disposition });
    return { ...said, when, promise: at };
  }
  if (dated.has(disposition)) {
    const on = dayFor(dice, await clockOf(world, leadId), now.getTime());
    return { ...said, when: { on, time: null }, sleepsFor: disposition === "not-now" ? asleepFor(world) : null };
  }
  if (disposition === "qualified") return { ...said, answers: await answered(world, leadId) };
  return said;
}

/** The desk says beside each hour whether we may ring then and have room; whoever is at it heeds that. */
async function promiseThatMayBeKept(
  world: World,
  agent: Agent,
  call: { leadId: string; disposition: string },
): Promise<When> {
  const { dice, now } = world;
  const clock = await clockOf(world, call.leadId);
  for (let tries = 0; ; tries++) {
    const wish = promiseFor(dice, agent, clock, now.getTime());
    const says = await dueSays(world.database.db, { ...call, when: wish, by: agent.id, now });
    if (says.kind !== "block" || tries > 8) return wish;
  }
}

function asleepFor({ dice, offering }: World) {
  const reason = dice.pick([
    "not-now",
    "offering-missing",
    "unhappy-but-staying",
    "decides-slowly",
    "competitor-news",
    "seasonal",
  ]);
  return readChoice(reason === "offering-missing" ? `${reason}:${offering.offeringId}` : reason);
}

async function answered(world: World, leadId: string): Promise<Record<string, string>> {
  const [lead] = await world.database.db.select().from(leads).where(eq(leads.id, leadId));
  const questions = world.campaigns.find(({ campaignId }) => campaignId === lead?.campaignId)?.questions ?? [];
  return Object.fromEntries(
    questions.map(({ id, choices }) => [id, choices?.[0] ?? String(world.dice.between(3, 90))]),
  );
}

/** A lead that came later lives where the one it came from does. */
async function clockOf(world: World, leadId: string) {
  const known = world.clocks.get(leadId);
  if (known) return known;
  const [lead] = await world.database.db.select().from(leads).where(eq(leads.id, leadId));
  const clock = world.clocks.get(lead?.parentLeadId ?? "") ?? "london";
  world.clocks.set(leadId, clock);
  return clock;
}

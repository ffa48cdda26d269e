import { eq } from "drizzle-orm";
import type pg from "pg";
import { createCampaign } from "#app/features/campaigns/create-campaign.server.ts";
import { createClient } from "#app/features/campaigns/create-client.server.ts";
import { classicPlan } from "#app/features/nurture/classic-plan.ts";
import { addOffering } from "#app/features/nurture/offerings.server.ts";
import { PlanForm } from "#app/features/nurture/plan-form.ts";
import { savePlan } from "#app/features/nurture/save-plan.server.ts";
import { defaultDispositions } from "#app/features/outcomes/default-dispositions.ts";
import type { Db } from "#db/open.server.ts";
import { agency, criteria, users } from "#db/schema.ts";
import { openTestHouse } from "#tests/given.ts";
import { diceFrom } from "../../sample/dice.ts";
import { loadBacklog } from "./backlog.ts";
import { directory } from "./people-called.ts";
import { loadRegisters } from "./registers.ts";
import type { Agent, Place, Size, World } from "./world.ts";

/** A Monday; the clocks of Europe go back in the third week and those of America in the fourth. */
export const monthBegins = new Date("2026-10-05T00:00:00Z");

type Terms = { name: string; country: "GB" | "US"; zone: string; currency: "GBP" | "USD" };
const clients: Terms[] = [
  { name: "Calder Telematics", country: "GB", zone: "Europe/London", currency: "GBP" },
  { name: "Harbour Dental Supply", country: "GB", zone: "Europe/London", currency: "GBP" },
  { name: "Lakeside Freight", country: "US", zone: "America/Chicago", currency: "USD" },
];

/** The agency with its people, three clients with a campaign each, their backlogs, and washed registers. */
export async function layGround(
  database: World["database"],
  ownerPool: pg.Pool,
  seed: number,
  size: Size,
): Promise<World> {
  openTestHouse();
  const { db } = database;
  const dice = diceFrom(seed);
  await db
    .insert(agency)
    .values({ name: "Ember Calling", timeZone: "Europe/London", demo: true })
    .onConflictDoNothing();
  const [admin = "", manager = "", ...desks] = await people(db, [
    { email: "ada@month.example", name: "Ada Quist", role: "admin", clientId: null },
    { email: "marc@month.example", name: "Marc Bell", role: "manager", clientId: null },
    ...Array.from({ length: size.agents }, (_, n) => ({
      ...{ email: `desk${n}@month.example`, name: `Desk ${n}`, role: "agent" as const, clientId: null },
    })),
  ]);
  const agents = desks.map((id, n): Agent => {
    // A third of them sit when America does.
    return { id, late: n % 3 === 2, atDesk: false, away: null, freeAt: 0, call: null };
  });
  const world: World = {
    ...{ database, ownerPool, dice, size, admin, manager, agents, now: monthBegins },
    ...{
      campaigns: [],
      clocks: new Map(),
      spareNumbers: [],
      listed: new Map(),
      barred: new Map(),
      happened: new Set(),
      said: [],
      looks: [],
      delivered: [],
      silenced: new Map(),
    },
    ...{ violations: [], reports: { checked: 0, different: 0 }, offering: { clientId: "", offeringId: "" } },
  };
  const invent = directory(dice);
  for (const [n, client] of clients.entries()) {
    const place = await openFor(world, client);
    const share = Math.floor(size.leads / clients.length) + (n < size.leads % clients.length ? 1 : 0);
    const backlog = Array.from({ length: share }, () => invent.next(client.country));
    await loadBacklog(world, place, backlog);
    await planFor(db, place, n, manager);
  }
  world.spareNumbers = invent.spare(Math.min(size.leads, 2_000));
  const second = world.campaigns[1];
  if (second) {
    const about = { clientId: second.clientId, name: "Weekend delivery", by: manager, now: monthBegins };
    const added = await addOffering(db, about);
    if (added.ok) world.offering = { clientId: second.clientId, offeringId: added.offeringId };
  }
  await loadRegisters(world);
  return world;
}

async function people(db: Db, rows: Pick<typeof users.$inferInsert, "email" | "name" | "role" | "clientId">[]) {
  const values = rows.map((row) => ({ ...row, passwordHash: "no password fits", createdAt: monthBegins }));
  const made = await db.insert(users).values(values).returning({ id: users.id });
  return made.map(({ id }) => id);
}

async function openFor(world: World, { name, country, zone, currency }: Terms): Promise<Place> {
  const { db } = world.database;
  const by = { by: world.manager, now: monthBegins };
  const made = await createClient(db, { name, legalName: `${name} Ltd`, country, timeZone: zone, currency, ...by });
  if (!made.ok) throw new Error(made.reason);
  const { clientId } = made;
  const [person = ""] = await people(db, [
    { email: `${country}-${world.campaigns.length}@month.example`, name: "Hanna Voss", role: "client", clientId },
  ]);
  const late = country === "US";
  const campaignId = await openCampaign(world, {
    clientId,
    name: `${name} backlog`,
    country,
    currency,
    agentIds: world.agents.filter((agent) => agent.late || !late).map(({ id }) => id),
  });
  await sit(world, { clientId, campaignId }, person);
  return { clientId, campaignId };
}

type Opening = { clientId: string; name: string; country: string; currency: string; agentIds: string[] };

export async function openCampaign(world: World, opening: Opening): Promise<string> {
  const opened = await createCampaign(world.database.db, {
    ...opening,
    sector: "general",
    ...{ startsOn: "2026-10-01", endsOn: "2027-03-31", acceptWithinDays: 5, reportWithinDays: 30 },
    ...{ feePerLeadMinor: 15_000, baseline: { leads: 1_000, won: 300, months: 12 } },
    callerId: opening.country === "US" ? "+12125550100" : "+442079460300",
    criteria: [
      { question: "Vehicles on the road", kind: "number", hint: null, choices: null, required: true },
      { question: "Tracking today", kind: "choice", hint: null, choices: ["None", "Some"], required: true },
    ],
    script: [{ tab: "Opener", text: "It is {agent}, calling for {client}." }],
    outcomes: defaultDispositions,
    by: world.manager,
    now: world.now,
  });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.campaignId;
}

/** From now on this campaign is one of those that are played. */
export async function sit(world: World, place: Place, person: string): Promise<void> {
  const { db } = world.database;
  const questions = await db
    .select({ id: criteria.id, choices: criteria.choices })
    .from(criteria)
    .where(eq(criteria.campaignId, place.campaignId));
  world.campaigns.push({ ...place, person, questions });
}

/** The trade's own plan for the first; the others meet people more often, so that a month sees all kinds of touches. */
async function planFor(db: Db, { campaignId }: Place, nth: number, by: string): Promise<void> {
  const steps = nth === 0 ? classicPlan.steps : nth === 1 ? often : often.toReversed();
  const plan = PlanForm.parse({
    ...{ ...classicPlan, beforeWakeDays: undefined },
    isDefault: true,
    steps: steps.map(({ kind, afterDays, subject, body }) =>
      subject === null ? { kind, afterDays } : { kind, afterDays, subject, body: body ?? "" },
    ),
  });
  const saved = await savePlan(db, { campaignId, planId: null, plan, by, now: monthBegins });
  if (!saved.ok) throw new Error(saved.reason);
}

const letter = { subject: "How is {company}?", body: "Hello {first},\n\n{client} asks." };
const unwritten = { subject: null, body: null };
const often: typeof classicPlan.steps = [
  { kind: "email", afterDays: 3, ...letter },
  { kind: "letter", afterDays: 4, ...letter },
  { kind: "email", afterDays: 3, ...letter },
  { kind: "call", afterDays: 5, ...unwritten },
  { kind: "card", afterDays: 2, ...unwritten },
  { kind: "event", afterDays: 2, ...unwritten },
];

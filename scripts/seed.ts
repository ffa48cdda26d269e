import { eq } from "drizzle-orm";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { createUser } from "#app/features/auth/create-user.server.ts";
import { createCampaign } from "#app/features/campaigns/create-campaign.server.ts";
import { createClient, type NewClient } from "#app/features/campaigns/create-client.server.ts";
import { defaultDispositions } from "#app/features/outcomes/default-dispositions.ts";
import { db, type Tx } from "#db/client.server.ts";
import { agency, screenings } from "#db/schema.ts";
import { screeningLists } from "#db/vocabulary.ts";
import { agencyName, clientPeople, people } from "#tests/cast.ts";
import { calder, harbour } from "./demo/calder.ts";
import { msToWorkingHours } from "./demo/working-hours.ts";
import type { Login } from "./house/run.ts";

/** Everybody in the demo is made up, and so is this password. */
const password = "rekindle";

/** Makes the demo agency on the first start; on every start moves its clock on to working hours and freshens its lists. */
export async function seedDemo(tell: (sentence: string) => void): Promise<Login[]> {
  const [known] = await db.select().from(agency);
  if (known && !known.demo) {
    throw new Error(
      "This database belongs to a real agency: start it with NODE_ENV=production, or give the demo a database of its own.",
    );
  }
  setClockAhead(known?.clockAheadMs ?? 0);
  await moveToWorkingHours(tell);
  if (!known) {
    await db.transaction((tx) => playTheStory(tx));
    tell("The demo agency is made: two clients, a live campaign each, and no leads yet.");
  }
  await db
    .insert(agency)
    .values({ name: agencyName, timeZone: "Europe/London", demo: true, clockAheadMs: clock.aheadMs() })
    .onConflictDoUpdate({
      target: agency.id,
      set: { clockAheadMs: clock.aheadMs() },
    });
  await freshenScreenings();
  return logins();
}

async function moveToWorkingHours(tell: (sentence: string) => void): Promise<void> {
  const ms = msToWorkingHours(clock.now());
  if (ms === 0) return;
  setClockAhead(clock.aheadMs() + ms);
  const time = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "Europe/London",
  }).format(clock.now());
  tell(`London is not working now, so the demo's clock was moved on to ${time}.`);
}

async function playTheStory(tx: Tx): Promise<void> {
  const now = clock.now();
  const staff: Record<string, string> = {};
  for (const person of Object.values(people)) {
    const made = await createUser(tx, { ...person, clientId: null, password, by: null, now });
    if (made.ok) staff[person.email] = made.userId;
  }
  const agentIds = Object.values(people).flatMap(({ email, role }) => (role === "agent" ? [staff[email] ?? ""] : []));
  const clientIds = {
    [calder.client.name]: await openClient(tx, calder, agentIds, now),
    [harbour.client.name]: await openClient(tx, harbour, agentIds, now),
  };
  for (const { email, name, client } of Object.values(clientPeople)) {
    await createUser(tx, { email, name, role: "client", clientId: clientIds[client] ?? null, password, by: null, now });
  }
}

async function openClient(
  tx: Tx,
  { client, campaign }: { client: NewClient; campaign: typeof calder.campaign | typeof harbour.campaign },
  agentIds: string[],
  now: Date,
): Promise<string> {
  const made = await createClient(tx, { ...client, by: null, now });
  if (!made.ok) throw new Error(`${client.name}: ${made.reason}`);
  const opened = await createCampaign(tx, {
    ...campaign,
    clientId: made.clientId,
    country: client.country,
    currency: client.currency,
    sector: "general",
    startsOn: dayOf(now, -7),
    endsOn: dayOf(now, 180),
    acceptWithinDays: 5,
    reportWithinDays: 30,
    outcomes: defaultDispositions,
    agentIds,
    by: null,
    now,
  });
  if (!opened.ok) throw new Error(`${campaign.name}: ${opened.reason}`);
  return made.clientId;
}

/** The demo's lists are made up and empty, and always of today: without them the law would let nobody be rung. */
async function freshenScreenings(): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    await tx.delete(screenings).where(eq(screenings.synthetic, true));
    await tx
      .insert(screenings)
      .values(screeningLists.map((list) => ({ list, asOf: now, entries: 0, synthetic: true, loadedAt: now })));
  });
}

const dayOf = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

function logins(): Login[] {
  const staff = Object.values(people).map(({ name, role, email }) => ({ name, role: role as string, email, password }));
  const theirs = Object.values(clientPeople).map(({ name, client, email }) => ({
    name,
    role: `client, ${client}`,
    email,
    password,
  }));
  return [...staff, ...theirs];
}

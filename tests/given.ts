import { record } from "#app/features/audit/record.server.ts";
import { createCampaign } from "#app/features/campaigns/create-campaign.server.ts";
import { createClient } from "#app/features/campaigns/create-client.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { defaultDispositions } from "#app/features/outcomes/default-dispositions.ts";
import { openHouse } from "#app/house.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency, companies, contacts, leads, phoneNumbers, screenings, users } from "#db/schema.ts";
import { agencyName, clientPeople, people, tuesday10am } from "./cast.ts";

/** What a test starts from: the agency, its people, two clients with a live campaign each, fresh screening lists. */
export type Story = {
  priya: string;
  tomasz: string;
  leah: string;
  marc: string;
  ada: string;
  hanna: string;
  owen: string;
  calder: { clientId: string; campaignId: string };
  harbour: { clientId: string; campaignId: string };
};

/** A house for tests: fixed keys and no telephone; a test that rings somebody opens its own. */
export function openTestHouse(overrides: Partial<Parameters<typeof openHouse>[0]> = {}): void {
  openHouse({
    demo: true,
    publicUrl: "http://127.0.0.1:3000",
    sessionSecret: "a session secret of the tests, long enough",
    suppressionKey: "a suppression key of the tests, long enough",
    line: {
      telephone: null as never,
      webhookSecret: "the provider's secret in the tests",
      detectMachines: false,
      simulatorUrl: null,
    },
    smtp: { kind: "outbox" },
    mailHookSecret: "the mail server's secret in the tests, long enough",
    ...overrides,
  });
}

export async function givenStory(db: Db, { now = tuesday10am }: { now?: Date } = {}): Promise<Story> {
  openTestHouse();
  await db.insert(agency).values({ name: agencyName, timeZone: "Europe/London", demo: true }).onConflictDoNothing();
  const staff = await insertUsers(
    db,
    Object.values(people).map((person) => ({ ...person, clientId: null })),
    now,
  );
  const calder = await givenCampaign(db, {
    client: "Calder Telematics",
    campaign: "Calder backlog",
    agentIds: staff.slice(0, 3),
    now,
  });
  const harbour = await givenCampaign(db, {
    client: "Harbour Dental Supply",
    campaign: "Harbour backlog",
    agentIds: staff.slice(0, 3),
    now,
  });
  const theirs = await insertUsers(
    db,
    [
      { ...clientPeople.hanna, role: "client", clientId: calder.clientId },
      { ...clientPeople.owen, role: "client", clientId: harbour.clientId },
    ],
    now,
  );
  await db.insert(screenings).values(
    (["TPS", "CTPS", "US-DNC", "AU-DNCR", "CA-DNCL"] as const).map((list) => ({
      list,
      asOf: now,
      entries: 0,
      synthetic: true,
      loadedAt: now,
    })),
  );
  const [priya = "", tomasz = "", leah = "", marc = "", ada = ""] = staff;
  const [hanna = "", owen = ""] = theirs;
  return { priya, tomasz, leah, marc, ada, hanna, owen, calder, harbour };
}

async function insertUsers(
  db: Db,
  rows: { email: string; name: string; role: "agent" | "manager" | "admin" | "client"; clientId: string | null }[],
  now: Date,
): Promise<string[]> {
  const made = await db
    .insert(users)
    .values(
      rows.map(({ email, name, role, clientId }) => ({
        email,
        name,
        role,
        clientId,
        passwordHash: "no password fits",
        createdAt: now,
      })),
    )
    .returning({ id: users.id });
  return made.map(({ id }) => id);
}

async function givenCampaign(
  db: Db,
  { client, campaign, agentIds, now }: { client: string; campaign: string; agentIds: string[]; now: Date },
): Promise<{ clientId: string; campaignId: string }> {
  const made = await createClient(db, {
    name: client,
    legalName: `${client} Ltd`,
    country: "GB",
    timeZone: "Europe/London",
    currency: "GBP",
    by: null,
    now,
  });
  if (!made.ok) throw new Error(made.reason);
  const opened = await createCampaign(db, {
    clientId: made.clientId,
    name: campaign,
    country: "GB",
    currency: "GBP",
    sector: "general",
    startsOn: "2026-09-01",
    endsOn: "2027-08-31",
    callerId: "+442079460300",
    feePerLeadMinor: 15_000,
    acceptWithinDays: 5,
    reportWithinDays: 30,
    baseline: { leads: 1_000, won: 300, months: 12 },
    criteria: [
      { question: "Vehicles on the road", kind: "number", hint: "Roughly is fine", choices: null, required: true },
      {
        question: "Tracking today",
        kind: "choice",
        hint: null,
        choices: ["None", "Fleetmark", "Other"],
        required: true,
      },
      { question: "Who decides, with whom", kind: "text", hint: "Name and role", choices: null, required: true },
    ],
    script: [{ tab: "Opener", text: "It is {agent}, calling for {client}. Have I caught you at a bad moment?" }],
    outcomes: defaultDispositions,
    agentIds,
    by: null,
    now,
  });
  if (!opened.ok) throw new Error(opened.reason);
  return { clientId: made.clientId, campaignId: opened.campaignId };
}

export type GivenLead = { leadId: string; companyId: string; contactId: string; phoneNumberId: string; e164: string };

let numbersGiven = 0;

/** A ready lead in London with one person and one number (fiction, a different one each time), due now. */
export async function givenLead(
  db: Db,
  campaign: { clientId: string; campaignId: string },
  {
    company = "Harrow & Pike Logistics Ltd",
    person = "Helen Marsh",
    e164,
    postcode = "SW1A 1AA",
    now = tuesday10am,
    ...lead
  }: Partial<typeof leads.$inferInsert> & {
    company?: string;
    person?: string;
    e164?: string;
    postcode?: string;
    now?: Date;
  } = {},
): Promise<GivenLead> {
  const { clientId, campaignId } = campaign;
  const number = e164 ?? `+442079460${String(numbersGiven++ % 1_000).padStart(3, "0")}`;
  return db.transaction(async (tx) => {
    const [firm] = await tx
      .insert(companies)
      .values({ clientId, name: company, city: "London", postcode, country: "GB", createdAt: now })
      .returning({ id: companies.id });
    const companyId = firm?.id ?? "";
    const own = { clientId, companyId, originCompanyId: companyId };
    const [contact] = await tx
      .insert(contacts)
      .values({ ...own, fullName: person, decides: true, createdAt: now })
      .returning({ id: contacts.id });
    const [phone] = await tx
      .insert(phoneNumbers)
      .values({
        ...own,
        contactId: contact?.id,
        e164: number,
        raw: number,
        kind: "fixed",
        label: "main",
        numberHash: hashOf("number", number),
        position: 1,
      })
      .returning({ id: phoneNumbers.id });
    const [made] = await tx
      .insert(leads)
      .values({
        clientId,
        campaignId,
        companyId,
        stage: "ready",
        stageAt: now,
        nextAction: "call",
        dueAt: now,
        callableFrom: now,
        source: "hand",
        createdAt: now,
        ...lead,
      })
      .returning({ id: leads.id, stage: leads.stage, nextAction: leads.nextAction, dueAt: leads.dueAt });
    if (!made) throw new Error("The lead was not stored.");
    await record(tx, {
      type: "lead.created",
      data: {
        source: "hand",
        rowId: null,
        stage: made.stage,
        nextAction: made.nextAction,
        dueAt: made.dueAt?.toISOString() ?? null,
      },
      clientId,
      campaignId,
      leadId: made.id,
      companyId,
      by: null,
      at: now,
    });
    return { leadId: made.id, companyId, contactId: contact?.id ?? "", phoneNumberId: phone?.id ?? "", e164: number };
  });
}

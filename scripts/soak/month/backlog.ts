import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import { companies, contacts, emailAddresses, leads, phoneNumbers } from "#db/schema.ts";
import type { Called } from "./people-called.ts";
import { dayMs, type Place, type World } from "./world.ts";

/** Old leads as they stand before the month: most to be called, some asleep until a day of the month. */
export async function loadBacklog(world: World, place: Place, backlog: readonly Called[]): Promise<void> {
  const { clientId, campaignId } = place;
  const at = world.now;
  const stored = backlog.map((called) => {
    const [companyId, contactId, leadId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    world.clocks.set(leadId, called.clock);
    const own = { clientId, companyId, originCompanyId: companyId };
    return { called, companyId, contactId, leadId, own, life: lifeOf(world) };
  });
  await world.database.db.transaction(async (tx) => {
    await insertRows(
      tx,
      companies,
      stored.map(({ called, companyId }) => ({
        ...{ id: companyId, clientId, name: called.company, country: called.country, region: called.region },
        ...{ timeZone: called.zone, createdAt: at },
      })),
    );
    await insertRows(
      tx,
      contacts,
      stored.map(({ called, contactId, own }) => ({
        ...{ id: contactId, ...own, fullName: called.person, decides: true, createdAt: at },
      })),
    );
    await insertRows(
      tx,
      phoneNumbers,
      stored.flatMap(({ called, contactId, own }) =>
        called.numbers.map((e164, n) => ({
          ...{ ...own, contactId: n === 0 ? contactId : null, e164, raw: e164, position: n + 1 },
          kind: called.country === "US" ? ("fixed-or-mobile" as const) : ("fixed" as const),
          label: n === 0 ? ("direct" as const) : ("main" as const),
          numberHash: hashOf("number", e164),
        })),
      ),
    );
    await insertRows(
      tx,
      emailAddresses,
      stored.flatMap(({ called, contactId, own }) =>
        called.email ? [{ ...own, contactId, address: called.email }] : [],
      ),
    );
    await insertRows(
      tx,
      leads,
      stored.map(({ called, companyId, leadId, life }) => ({
        ...{ id: leadId, clientId, campaignId, companyId, ...life, stageAt: at, source: "hand" as const },
        ...{ priority: called.standing, competitor: called.competitor, createdAt: at },
      })),
    );
    await record(
      tx,
      ...stored.map(({ companyId, leadId, life }) => ({
        type: "lead.created" as const,
        data: {
          ...{ source: "hand" as const, rowId: null, stage: life.stage, nextAction: life.nextAction },
          dueAt: life.dueAt.toISOString(),
        },
        ...{ clientId, campaignId, leadId, companyId, by: null, at },
      })),
    );
  });
}

function lifeOf({ dice, now }: World) {
  const asleep = dice.chance(0.1);
  if (!asleep)
    return { stage: "ready", nextAction: "call", dueAt: now, callableFrom: now, dormancyReason: null } as const;
  const dueAt = new Date(now.getTime() + dice.between(1, 120) * dayMs + 9 * 3_600_000);
  const dormancyReason = dice.pick(["not-now", "competitor-news", "unhappy-but-staying", "seasonal"] as const);
  return { stage: "nurturing", nextAction: "wake", dueAt, callableFrom: null, dormancyReason } as const;
}

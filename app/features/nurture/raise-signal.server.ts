import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, clients, leadSignals, leads, notes, offerings, signals } from "#db/schema.ts";
import { spreadWakes } from "./spread-wakes.ts";
import { type About, type Found, whomSignalFinds } from "./whom-signals-find.server.ts";

export type NewSignal = {
  clientId: string;
  about: About;
  because: string;
  opener: string;
  by: string;
  now: Date;
};
export type Raised =
  | { ok: true; signalId: string; woken: number; noted: number }
  | { ok: false; reason: "no-such-client" | "no-such-offering" | "shipped-already" };

/** So many woken leads an agent takes on in a day, beside the rest. */
const perAgent = 10;
/** When a woken lead's day begins, where it is. */
const hour = 9;

/**
 * What happened wakes every sleeping lead it concerns, each once, the first today and the rest over the days that follow; who
 * sleeps for less long anyway keeps their day. Leads in another stage get a note. A paused campaign's leads wait.
 */
export async function raiseSignal(db: Db, signal: NewSignal): Promise<Raised> {
  const { clientId, about, because, opener, by, now } = signal;
  return db.transaction(async (tx) => {
    // Two signals of one client take turns: each sees the days the other has filled. Whoever has a lead of the client's may go on
    // writing about it; with the client's key locked they would wait for us, and we for their lead.
    const [client] = await tx
      .select({ zone: clients.timeZone })
      .from(clients)
      .where(eq(clients.id, clientId))
      .for("no key update");
    if (!client) return { ok: false, reason: "no-such-client" } as const;
    const shipped = about.kind === "offering-shipped" ? await ship(tx, clientId, about.offeringId, now) : null;
    if (shipped && !shipped.ok) return shipped;

    const [raised] = await tx
      .insert(signals)
      .values({
        clientId,
        kind: about.kind,
        offeringId: about.kind === "offering-shipped" ? about.offeringId : null,
        competitor: about.kind === "competitor-news" ? about.competitor : null,
        because,
        opener,
        by,
        at: now,
      })
      .returning({ id: signals.id });
    if (!raised) throw new Error("The signal was not stored.");
    const found = await whomSignalFinds(tx, { clientId, about }, { lock: true });
    const asleep = found.filter(({ stage }) => stage === "nurturing");
    const others = found.filter(({ stage }) => stage !== "nurturing");
    const raising = { ...signal, signalId: raised.id, zone: client.zone };
    for (const campaignId of new Set(asleep.map((lead) => lead.campaignId))) {
      await wake(
        tx,
        asleep.filter((lead) => lead.campaignId === campaignId),
        raising,
      );
    }
    for (const lead of others) await note(tx, lead, raising);
    const counted = { woken: asleep.length, noted: others.length };
    await record(tx, {
      type: "signal.raised",
      data: { signalId: raised.id, kind: about.kind, ...counted },
      clientId,
      by,
      at: now,
    });
    return { ok: true, signalId: raised.id, ...counted } as const;
  });
}

async function ship(tx: Tx, clientId: string, offeringId: string, now: Date) {
  const [offering] = await tx
    .select({ shippedAt: offerings.shippedAt })
    .from(offerings)
    .where(and(eq(offerings.id, offeringId), eq(offerings.clientId, clientId)))
    .for("no key update");
  if (!offering) return { ok: false, reason: "no-such-offering" } as const;
  if (offering.shippedAt) return { ok: false, reason: "shipped-already" } as const;
  await tx.update(offerings).set({ shippedAt: now }).where(eq(offerings.id, offeringId));
  return { ok: true } as const;
}

type Raising = NewSignal & { signalId: string; zone: string };

async function wake(tx: Tx, asleep: Found[], raising: Raising): Promise<void> {
  const { clientId, signalId, about, zone, by, now } = raising;
  const campaignId = asleep[0]?.campaignId;
  if (!campaignId) return;
  const today = dayAt(now, zone);
  const days = spreadWakes(asleep.length, { today, ...(await capacity(tx, { campaignId, asleep, zone, now })) });
  for (const [i, lead] of asleep.entries()) {
    const day = days[i] ?? today;
    const theirs =
      day === today
        ? now
        : DateTime.fromISO(day, { zone: lead.zone ?? zone })
            .set({ hour })
            .toJSDate();
    const wakesAt = lead.dueAt && lead.dueAt < theirs ? lead.dueAt : theirs;
    if (wakesAt !== lead.dueAt && lead.dormancyReason) {
      const { dormancyReason } = lead;
      const to = { to: "nurturing", nextAction: "wake", dueAt: wakesAt, dormancyReason, reason: null } as const;
      await moveLead(tx, { leadId: lead.id, ...to, by, now });
    }
    await tx.insert(leadSignals).values({ signalId, leadId: lead.id, clientId, effect: "woken", wakesAt });
    await tell(tx, lead, { clientId, signalId, kind: about.kind, effect: "woken", by, now });
  }
}

async function note(tx: Tx, lead: Found, { clientId, signalId, about, because, by, now }: Raising): Promise<void> {
  await tx.insert(notes).values({ clientId, leadId: lead.id, text: because, by, at: now });
  await tx.insert(leadSignals).values({ signalId, leadId: lead.id, clientId, effect: "noted" });
  await tell(tx, lead, { clientId, signalId, kind: about.kind, effect: "noted", by, now });
}

type Telling = {
  clientId: string;
  signalId: string;
  kind: About["kind"];
  effect: "woken" | "noted";
  by: string;
  now: Date;
};

async function tell(tx: Tx, lead: Found, { clientId, by, now, ...data }: Telling): Promise<void> {
  const at = { clientId, campaignId: lead.campaignId, leadId: lead.id, companyId: lead.companyId, by, at: now };
  await record(tx, { type: "lead.signalled", data, ...at });
}

/** What the campaign's agents can take on in a day, and who wakes on which day already. */
async function capacity(
  tx: Tx,
  { campaignId, asleep, zone, now }: { campaignId: string; asleep: Found[]; zone: string; now: Date },
): Promise<{ perDay: number; taken: Map<string, number> }> {
  const [agents] = await tx
    .select({ n: count() })
    .from(campaignAgents)
    .where(eq(campaignAgents.campaignId, campaignId));
  const day = sql<string>`to_char(greatest(${leads.dueAt}, ${now.toISOString()}::timestamptz) at time zone ${zone}, 'YYYY-MM-DD')`;
  const ids = asleep.map(({ id }) => id);
  const taken = await tx
    .select({ day, n: count() })
    .from(leads)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        eq(leads.stage, "nurturing"),
        isNull(leads.mergedIntoId),
        sql`not (${inArray(leads.id, ids)})`,
      ),
    )
    .groupBy(sql`1`);
  return { perDay: perAgent * Math.max(1, agents?.n ?? 1), taken: new Map(taken.map(({ day: on, n }) => [on, n])) };
}

const dayAt = (now: Date, zone: string): string => DateTime.fromJSDate(now, { zone }).toISODate() ?? "";

import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { leadSignals, leads, notes, offerings, signals } from "#db/schema.ts";
import { spreadWakes, wakeHour } from "./spread-wakes.ts";
import { takeTurn, wakeRoom } from "./wake-room.server.ts";
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

/**
 * What happened wakes every sleeping lead it concerns, each once, the first today and the rest over the days that follow; who
 * sleeps for less long anyway keeps their day. Leads in another stage get a note. A paused campaign's leads wait.
 */
export async function raiseSignal(db: Db, signal: NewSignal): Promise<Raised> {
  const { clientId, about, because, opener, by, now } = signal;
  return db.transaction(async (tx) => {
    const client = await takeTurn(tx, clientId);
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
    const found = await lockWhomItFinds(tx, { clientId, about });
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

class AnotherGoesOn extends Error {}

/**
 * Whom it concerns, locked. Where somebody whom we waited for made one of two companies, the lead that goes on was not among those found: the locks are let
 * go of, so that all are taken in one order again, and it is asked anew.
 */
async function lockWhomItFinds(tx: Tx, asked: { clientId: string; about: About }): Promise<Found[]> {
  try {
    return await tx.transaction(async (point) => {
      const found = await whomSignalFinds(point, asked, { lock: true });
      const locked = new Set(found.map(({ id }) => id));
      if ((await whomSignalFinds(point, asked)).some(({ id }) => !locked.has(id))) throw new AnotherGoesOn();
      return found;
    });
  } catch (error) {
    if (error instanceof AnotherGoesOn) return lockWhomItFinds(tx, asked);
    throw error;
  }
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
  const found = inArray(
    leads.id,
    asleep.map(({ id }) => id),
  );
  const room = await wakeRoom(tx, { campaignId, zone, now }, found);
  const days = spreadWakes(asleep.length, room);
  for (const [i, lead] of asleep.entries()) {
    const day = days[i] ?? room.today;
    const theirs = day === room.today ? now : wakeHour(day, { zone, leadZone: lead.timeZone });
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

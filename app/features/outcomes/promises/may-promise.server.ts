import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { callFacts, campaignFacts } from "#app/features/compliance/call-facts.server.ts";
import type { CallFacts } from "#app/features/compliance/facts.ts";
import { isLawfulAt, lawAt } from "#app/features/compliance/lawful-hour.ts";
import { dayDate, timeThere } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients } from "#db/schema.ts";
import { type Room, roomFor } from "./terms.server.ts";

type Wish = { by: string; leadId: string; campaignId: string; at: Date; zone: string; now: Date };
export type MayPromise =
  | (Extract<Room, { ok: true }> & { /** Without one, nobody can be rung then. */ numbers: number })
  | Extract<Room, { ok: false }>
  | { ok: false; reason: "not-allowed-then"; sentence: string; more: string };

/**
 * May this agent promise a call at this instant? Not at an hour that the law forbids, since such a promise can never be kept, and not
 * where they have promised enough. Either way the next hour that will do is named.
 */
export async function mayPromise(db: Queryable, { now, ...wish }: Wish): Promise<MayPromise> {
  const successor = await successorOf(db, wish.campaignId);
  const numbers = (await numbersThen(db, { leadId: wish.leadId, now })).map((facts) => ({
    ...spokenWith(facts),
    ...(successor ? { campaign: successor } : {}),
  }));
  const law = lawAt(numbers, wish.at);
  if (!law.ok) {
    const more = `${sentenceOf(law.because)} ${law.next ? nextHour(law.next, wish.zone) : "Choose another outcome."}`;
    return { ok: false, reason: "not-allowed-then", sentence: `No call is allowed then. ${more}`, more };
  }
  const room = await roomFor(db, { ...wish, isLawful: (at) => isLawfulAt(numbers, at) });
  return room.ok ? { ...room, numbers: numbers.length } : room;
}

/** What the law wants to know of each number of a lead that is promised a call. */
export async function numbersThen(db: Queryable, asked: { leadId: string; now: Date }): Promise<CallFacts[]> {
  return (await callFacts(db, { ...asked, way: "callback" })).map(({ facts }) => facts);
}

/** A campaign that has ended, while somebody was still on the telephone for it, hands its promises on: its successor keeps them. */
async function successorOf(db: Queryable, campaignId: string): Promise<CallFacts["campaign"] | null> {
  const next = alias(campaigns, "next");
  const [found] = await db
    .select({
      ...{ status: next.status, sector: next.sector, paused_until: next.pausedUntil },
      ...{ starts_on: next.startsOn, ends_on: next.endsOn },
      zone: clients.timeZone,
    })
    .from(campaigns)
    .innerJoin(next, eq(next.id, campaigns.successorId))
    .innerJoin(clients, eq(clients.id, next.clientId))
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.status, "ended")));
  return found ? campaignFacts(found) : null;
}

/** Who is promised a call was spoken with: the last call reached somebody, whatever the network took them for. */
const spokenWith = ({ attempts, ...facts }: CallFacts): CallFacts => ({
  ...facts,
  attempts: [...attempts.slice(0, -1), ...attempts.slice(-1).map((last) => ({ ...last, reached: true }))],
});

const nextHour = (next: Date, zone: string): string =>
  `Choose ${dayDate(next, zone)}, ${timeThere(next, zone)}, or a later hour that is allowed.`;

const sentenceOf = (words: string): string => (words.endsWith(".") ? words : `${words}.`);

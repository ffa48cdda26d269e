import { eq } from "drizzle-orm";
import { callFacts } from "#app/features/compliance/call-facts.server.ts";
import { type CallFacts, decide } from "#app/features/compliance/decide.ts";
import { zoneOfLead } from "#app/features/outcomes/lead-zone.server.ts";
import { type PromisedWhen, promisedAt } from "#app/features/outcomes/promised-at.ts";
import { houseZone, roomFor } from "#app/features/outcomes/promises/terms.server.ts";
import type { DeskView } from "#app/features/queue/desk-view.ts";
import { date, dateTime, dayDate, placeOf, timeThere } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { refusalWords } from "./number-words.ts";

type Asked = { leadId: string; when: PromisedWhen; by: string; now: Date };
type Says = NonNullable<DeskView["dueSays"]>;

/**
 * What the law would say at the promised hour, on the number that may then be rung best. A day without an hour promises
 * no call, so only the calendar speaks.
 */
export async function dueSays(db: Queryable, { leadId, when, by, now }: Asked): Promise<Says> {
  const zone = await zoneOfLead(db, { leadId, now });
  const promised = promisedAt(when, zone);
  if (!promised.ok) {
    return {
      kind: "block",
      says: "That hour does not exist there.",
      more: "The clocks change in that night; choose another hour.",
    };
  }
  const { at } = promised;
  if (at <= now)
    return { kind: "block", says: "That moment has passed there.", more: "Choose one that is still to come." };
  if (!when.time) return { kind: "good", says: dayDate(at, zone), more: "" };

  const decisions = (await callFacts(db, { leadId, now })).map(({ facts }) =>
    decide({ ...facts, screenings: asFreshThen(facts.screenings, at.getTime() - now.getTime()) }, at),
  );
  if (decisions.some(({ verdict }) => verdict === "allow")) {
    return (await roomSays(db, { leadId, by, at, zone })) ?? allowed(at, zone, await houseZone(db));
  }
  const wait = decisions.find(({ verdict }) => verdict === "wait") ?? decisions[0];
  if (!wait) return { kind: "wait", says: "No number to ring then", more: "It goes to research." };
  const { because, until } = refusalWords(wait, { now: at, zone, place: placeOf(zone) });
  return {
    kind: "block",
    says: "No call is allowed then.",
    more: `${because}${because.endsWith(".") ? "" : "."}${until ? ` From ${until}.` : ""}`,
  };
}

/** Their hour, and ours where the clocks differ, with its day where that differs too. */
function allowed(at: Date, zone: string, home: string): Says {
  const there = `${dateTime(at, zone)} in ${placeOf(zone)}`;
  const here = date(at, home) === date(at, zone) ? timeThere(at, home) : `${dateTime(at, home)} in ${placeOf(home)}`;
  const same = dateTime(at, home) === dateTime(at, zone);
  return { kind: "good", says: "Allowed then", more: same ? there : `${there}, ${here}` };
}

/** An agent keeps only so many promises around one hour, and none while they are away. */
async function roomSays(
  db: Queryable,
  { leadId, ...wish }: { leadId: string; by: string; at: Date; zone: string },
): Promise<Says | null> {
  const [lead] = await db.select({ campaignId: leads.campaignId }).from(leads).where(eq(leads.id, leadId));
  if (!lead) return null;
  const room = await roomFor(db, { leadId, ...lead, ...wish });
  if (!room.ok) return { kind: "block", says: "You have promised enough around then.", more: room.more };
  return room.away ? { kind: "wait", says: "You are away then", more: "A colleague keeps it." } : null;
}

/** Lists are washed again and again: by then they will be as old as they are today. */
function asFreshThen(screenings: CallFacts["screenings"], laterMs: number): CallFacts["screenings"] {
  return Object.fromEntries(
    Object.entries(screenings).map(([list, { asOf, listed }]) => [
      list,
      { listed, asOf: asOf && new Date(asOf.getTime() + laterMs) },
    ]),
  );
}

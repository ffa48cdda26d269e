import { and, eq } from "drizzle-orm";
import { zoneOfLead } from "#app/features/outcomes/lead-zone.server.ts";
import { type PromisedWhen, promisedAt } from "#app/features/outcomes/promised-at.ts";
import { mayPromise } from "#app/features/outcomes/promises/may-promise.server.ts";
import { houseZone } from "#app/features/outcomes/promises/terms.server.ts";
import { yearsAhead } from "#app/features/outcomes/what-follows.ts";
import type { DeskView } from "#app/features/queue/desk-view.ts";
import { hasGoneOn, unsaidCallOf } from "#app/features/queue/unsaid-call.server.ts";
import { isFarOff } from "#app/kit/far-off.ts";
import { count, date, dateTime, dayDate, placeOf, timeThere } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { dispositions, leads } from "#db/schema.ts";

type Asked = {
  leadId: string;
  when: PromisedWhen;
  /** The outcome it is chosen with. */
  disposition: string;
  by: string;
  now: Date;
};
type Says = NonNullable<DeskView["dueSays"]>;

/** What saving would say of a promise, before it is saved. A day without an hour promises no call, so only the calendar speaks. */
export async function dueSays(db: Queryable, { leadId, when, disposition, by, now }: Asked): Promise<Says> {
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
  const [found] = await db
    .select({ lead: leads, sleepsFor: dispositions.dormancyReason })
    .from(leads)
    .leftJoin(dispositions, and(eq(dispositions.campaignId, leads.campaignId), eq(dispositions.code, disposition)))
    .where(eq(leads.id, leadId));
  if (!found) return { kind: "block", says: "This lead is not here any more.", more: "Take the next one." };
  const { lead, sleepsFor } = found;
  const years = yearsAhead(sleepsFor);
  if (isFarOff(at, now, years))
    return { kind: "block", says: "That is too far away.", more: `Choose a date within ${count(years, "year")}.` };
  if (!when.time) return { kind: "good", says: dayDate(at, zone), more: "" };

  const call = await unsaidCallOf(db, by);
  if (call?.leadId === leadId && (await hasGoneOn(db, { lead, call, now })))
    return {
      kind: "wait",
      says: "The lead has gone on since.",
      more: "What you heard is kept, and it stays where it is.",
    };
  const may = await mayPromise(db, { leadId, campaignId: lead.campaignId, by, at, zone, now });
  if (!may.ok) return { kind: "block", says: refused[may.reason], more: may.more };
  if (may.numbers === 0) return { kind: "wait", says: "No number to ring then", more: "It goes to research." };
  if (may.handsOn) return { kind: "wait", says: handedOn[may.handsOn], more: "A colleague keeps it." };
  return allowed(at, zone, await houseZone(db));
}

const handedOn = {
  away: "You are away then",
  "no-caller-here": "You call for this campaign no more",
};

const refused = {
  "not-allowed-then": "No call is allowed then.",
  "no-room-then": "You have promised enough around then.",
};

/** Their hour, and ours where the clocks differ, with its day where that differs too. */
function allowed(at: Date, zone: string, home: string): Says {
  const there = `${dateTime(at, zone)} in ${placeOf(zone)}`;
  const here = date(at, home) === date(at, zone) ? timeThere(at, home) : `${dateTime(at, home)} in ${placeOf(home)}`;
  const same = dateTime(at, home) === dateTime(at, zone);
  return { kind: "good", says: "Allowed then", more: same ? there : `${there}, ${here}` };
}

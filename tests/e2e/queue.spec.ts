import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, companies, leads } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { givenLead } from "#tests/given.ts";
import { type Behind, behindTheHouse } from "./behind-the-house.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { desk, phone } from "./screens.ts";
import { backlogOf } from "./steps/backlog-of.ts";
import { deafTo, isOnTheLine } from "./steps/deaf-to.ts";
import { commitImport, uploadBacklog, walkToReview } from "./steps/import-a-backlog.ts";
import { moveClockTo } from "./steps/move-the-clock.ts";
import { press, pressToSee } from "./steps/press.ts";
import {
  anotherThan,
  barTitle,
  callInHand,
  chooseOutcome,
  hangUp,
  leadShown,
  openDesk,
  promise,
} from "./steps/work-the-desk.ts";

const newYork = "America/New_York";
const noLead = /^No lead on the desk/;

const firms = ["Abbot Freight", "Birch Haulage", "Cole Removals", "Dunn Coaches", "Ellis Tyres", "Frost Fencing"];

journeyAtOwnHouse(
  "a callback in New York is agreed on in London by keys, comes to the desk at its hour there, and is flagged when missed",
  { timeout: 180_000 },
  ({ as, ownHouse }) =>
    atEmptyQueue(ownHouse, async ({ db, calder, now }) => {
      const { companyId } = await givenLead(db, calder, {
        company: "Hudson Freight",
        e164: "+12125550106",
        now,
      });
      const hudson = { city: "New York", region: "NY", postcode: "10001", country: "US", timeZone: newYork };
      await db.update(companies).set(hudson).where(eq(companies.id, companyId));
      let day = DateTime.fromJSDate(now, { zone: newYork }).plus({ days: 1 });
      while (day.weekday > 5) day = day.plus({ days: 1 });
      const tomasz = await as("Tomasz Wrona");
      await tomasz.goto("/desk");
      await moveClockTo(tomasz, db, day.set({ hour: 10, minute: 0, second: 0 }).toJSDate());
      await openDesk(tomasz);
      await callInHand(tomasz, /^On the call/);
      await hangUp(tomasz);
      await chooseOutcome(tomasz, "2", /Call back at a time/);
      await promise(tomasz, ["mon 10:06", "tue 10:06", "wed 10:06"]);
      const told = await tomasz.locator(".desk-next [role=status]").innerText();
      const [, on = "", here = ""] = /(\d+ \w+ \d+), 10:06 in New York, (\d\d:\d\d) in London/.exec(told) ?? [];
      const promised = DateTime.fromFormat(`${on} 10:06`, "d LLL yyyy HH:mm", { zone: newYork });
      expect(here, told).toBe(promised.setZone("Europe/London").toFormat("HH:mm"));
      await press(tomasz, "Control+Enter", /\/outcome$/);
      await barTitle(tomasz).filter({ hasText: noLead }).waitFor();

      await tomasz.goto("/callbacks");
      await tomasz.getByText(`${on}, ${here}`).waitFor();
      await tomasz.getByText("10:06 in New York").waitFor();
      const calendar = await (await tomasz.request.get("/callbacks/calendar.ics")).text();
      expect(calendar).toContain(`DTSTART:${promised.toUTC().toFormat("yyyyLLdd'T'HHmmss'Z'")}`);
      expect(calendar).toContain("Promised for 10:06 in New York");

      await tomasz.goto("/desk");
      await moveClockTo(tomasz, db, minutesAfter(promised.toJSDate(), -4));
      await tomasz.getByText(/^Call Hudson Freight back in [34] min$/).waitFor();
      await tomasz.setViewportSize(phone.viewport);
      await expectNoSidewaysScroll(tomasz);
      await tomasz.setViewportSize(desk.viewport);
      // Answered before the clock moves on: asked at its hour, the house would serve it.
      const answered = tomasz.waitForResponse(/\/desk\/next$/);
      await press(tomasz, "Enter", /\/desk\/next$/);
      await (await answered).finished();
      await barTitle(tomasz).filter({ hasText: noLead }).waitFor();
      await moveClockTo(tomasz, db, promised.toJSDate());
      await openDesk(tomasz);
      expect((await leadShown(tomasz)).company).toBe("Hudson Freight");

      // The lead goes back to the queue with its hold; nobody rings them in their window.
      await tomasz.goto("/callbacks");
      await moveClockTo(tomasz, db, minutesAfter(promised.toJSDate(), 16));
      await watchPromises(db, { now: minutesAfter(promised.toJSDate(), 16) });
      await tomasz.reload();
      await tomasz.getByRole("heading", { name: "1 promise was missed" }).waitFor();
      await expectAccessible(tomasz);
    }),
);

journeyAtOwnHouse(
  "a manager pulls a lead; the agent is served it, keeps it, calls the next by itself and leaves the desk, by keys alone",
  { timeout: 120_000 },
  ({ as, ownHouse }) =>
    atEmptyQueue(ownHouse, async () => {
      const marc = await as("Marc Bell");
      const file = backlogOf(firms.map((company) => ({ ends: "no-answer", company: `${company} Ltd` })));
      await uploadBacklog(marc, { campaign: "Calder Telematics: Calder backlog", file });
      await walkToReview(marc);
      await commitImport(marc);

      await marc.goto("/campaigns");
      await marc.getByRole("link", { name: "Calder backlog" }).first().click();
      await marc.getByRole("link", { name: "Queue", exact: true }).click();
      await marc.getByRole("heading", { name: "6 leads have come due" }).waitFor();
      const last = marc.locator(".rk-table tbody tr").last();
      const wanted = await last.getByRole("link").innerText();
      await last.getByRole("button", { name: /^Steer/ }).click();
      await marc.getByLabel("Serve it next to").selectOption({ label: "Priya Nair" });
      await marc.getByRole("button", { name: "Serve next" }).click();
      await marc.getByText("They are served it next.").waitFor();
      await expectAccessible(marc);
      await expectNoSidewaysScroll(marc);

      const priya = await as("Priya Nair");
      await openDesk(priya);
      expect((await leadShown(priya)).company).toBe(wanted);
      await priya.getByText("Your account manager wants you to have it next.").waitFor();
      await press(priya, "e", /\/extend$/);

      await pressToSee(priya, "w", priya.getByRole("button", { name: "Power", pressed: true }));
      await callInHand(priya, /^Nobody answered/);
      await chooseOutcome(priya, "0", /No answer/);
      await press(priya, "Control+Enter", /\/outcome$/);
      await barTitle(priya)
        .filter({ hasText: /^Calls by itself in/ })
        .waitFor();
      await barTitle(priya)
        .filter({ hasText: /^(Ringing|Nobody answered)/ })
        .waitFor();
      await barTitle(priya)
        .filter({ hasText: /^Nobody answered/ })
        .waitFor();
      await chooseOutcome(priya, "0", /No answer/);
      await press(priya, "Control+Enter", /\/outcome$/);
      await barTitle(priya)
        .filter({ hasText: /^Calls by itself in/ })
        .waitFor();
      await priya.keyboard.press("w");
      await barTitle(priya)
        .filter({ hasText: /^Ready to call/ })
        .waitFor();

      await pressToSee(priya, "z", priya.getByRole("heading", { name: "Away, because of" }));
      await pressToSee(priya, "2", priya.getByRole("heading", { name: "Away until" }));
      await press(priya, "1", /\/desk\/pause$/);
      await barTitle(priya)
        .filter({ hasText: /^Away from the desk/ })
        .waitFor();
      await expectAccessible(priya);
      await press(priya, "Enter", /\/desk\/resume$/);
      await barTitle(priya)
        .filter({ hasText: /^Ready to call/ })
        .waitFor();
    }),
);

journeyAtOwnHouse(
  "a number suppressed while an agent holds its lead is not dialled, the desk is told, and the next lead is kept with one key in its last minute",
  { timeout: 120_000 },
  ({ as, ownHouse, expectReport }) =>
    atEmptyQueue(ownHouse, async ({ db, calder, leah: agentId, now }) => {
      expectReport(/409 \(Conflict\) .*\/dial$/);
      const number = "+442079460986";
      const pulled = { company: "Gale Couriers", e164: number, pulledFor: agentId, now };
      const { leadId } = await givenLead(db, calder, pulled);
      await givenLead(db, calder, { company: "Hart Couriers", e164: "+442079460987", now });
      const leah = await as("Leah Osei");
      await openDesk(leah);
      const held = await leadShown(leah);
      expect(held.company).toBe("Gale Couriers");
      // The page learns by reading that its line is open; it has to before it is kept from reading of the wish.
      await expect.poll(() => isOnTheLine(db, agentId), { timeout: 20_000 }).toBe(true);
      const hears = await deafTo(leah, "This is suppressed by the agency.");
      const marc = await as("Marc Bell");
      const suppressed = async (e164: string) => {
        await marc.goto(`/may-call?number=${encodeURIComponent(e164)}`);
        await marc.getByRole("button", { name: "Never call it again, for anybody" }).click();
        await marc.getByText("This is suppressed by the agency.").first().waitFor();
      };
      const refused = barTitle(leah).filter({ hasText: /^May not be called/ });
      await suppressed(number);

      await press(leah, "d", /\/dial$/);
      hears();
      await refused.waitFor();
      const bar = leah.getByRole("region", { name: "Call" });
      await bar.getByText("This is suppressed by the agency.").first().waitFor();
      await bar.getByRole("button", { name: "Next lead" }).waitFor();
      await expectAccessible(leah);
      await press(leah, "Enter", /\/put-back$/);
      await anotherThan(leah, held);
      expect(await db.select().from(attempts).where(eq(attempts.leadId, leadId))).toEqual([]);
      const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
      expect(lead).toMatchObject({ heldBy: null, stage: "closed", closedReason: "asked-not-to-be-called" });

      const until = await heldUntil(db, agentId);
      await moveClockTo(leah, db, minutesAfter(until, -0.8));
      await leah.getByText(/Yours for 0:\d\d more: any key or touch keeps it/).waitFor();
      await expectAccessible(leah);
      await press(leah, "e", /\/extend$/);
      await leah.getByText(/Yours for 0:\d\d more/).waitFor({ state: "detached" });
      expect((await heldUntil(db, agentId)).getTime()).toBeGreaterThan(until.getTime());

      await suppressed("+442079460987");
      await refused.waitFor();
    }),
);

/** Behind the house, whose queue is left empty however the journey ends: the next one meets nothing of it. */
const atEmptyQueue = (ownHouse: { url: string; dataDir: string }, work: (behind: Behind) => Promise<void>) =>
  behindTheHouse(ownHouse, async (behind) => {
    try {
      await work(behind);
    } finally {
      await emptyQueue(behind);
    }
  });

async function emptyQueue({ db, calder, marc, now }: Behind): Promise<void> {
  const end = { to: "closed", nextAction: null, dueAt: null, closeReason: "never-a-fit", reason: null } as const;
  const waiting = await db.select().from(leads).where(eq(leads.campaignId, calder.campaignId));
  for (const { id: leadId } of waiting) await db.transaction((tx) => moveLead(tx, { leadId, ...end, by: marc, now }));
}

async function heldUntil(db: Db, agentId: string): Promise<Date> {
  const [lead] = await db.select({ until: leads.heldUntil }).from(leads).where(eq(leads.heldBy, agentId));
  if (!lead?.until) throw new Error("Nothing is in this agent's hand.");
  return lead.until;
}

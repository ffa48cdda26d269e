import { eq } from "drizzle-orm";
import fc from "fast-check";
import { DateTime } from "luxon";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { changePromise } from "#app/features/outcomes/promises/change-promise.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { assignLead } from "#app/features/queue/steer-lead.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, leads, screenings } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";

/** The usual terms of a campaign. */
const windowMinutes = 15;
const anyonesAfterMinutes = 30;

const who = fc.constantFrom("priya" as const, "tomasz" as const);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: "watch" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("call" as const),
      who,
      again: fc.boolean(),
      inHours: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("move" as const), who, inHours: fc.integer({ min: 1, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("give" as const), to: fc.option(who) }) },
);
const steps = fc.array(fc.record({ act, minutes: fc.integer({ min: 3, max: 500 }) }), { minLength: 4, maxLength: 12 });

/** What a promise is, whatever the house makes of it: until when nobody has kept it, whose it is, whether it was missed. */
type Promised = { due: Date; whose: string | null; missed: Date | null };
type Lead = typeof leads.$inferSelect;

dbTest(
  "whatever is promised, moved, given and missed: nobody is called early, nobody takes it from whose it is, and nothing is late in silence",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    await db.update(campaigns).set({ endsOn: "2030-12-31" });
    const people = { priya, tomasz };
    let kept = 0;
    let missed = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        let now = tuesday10am;
        const due = officeHour(minutesAfter(now, 60));
        const { leadId } = await givenLead(db, calder, {
          ...{ nextAction: "callback", dueAt: due, callableFrom: due, dueZone: "Europe/London", assigneeId: priya },
          dueWall: wallOf(due),
        });
        let model: Promised | null = { due, whose: priya, missed: null };
        for (const { act, minutes } of plan) {
          now = minutesAfter(now, minutes);
          await db.update(screenings).set({ asOf: now });
          if (!model) break;
          const before: Promised = model;
          if (act.do === "watch") await watchPromises(db, { now });
          else if (act.do === "give")
            await assignLead(db, { leadId, assigneeId: act.to ? people[act.to] : null, by: marc, now });
          else if (act.do === "move")
            model = await move(db, {
              leadId,
              by: people[act.who],
              before,
              at: minutesAfter(now, act.inHours * 60),
              now,
            });
          else {
            const called = await call(db, { leadId, by: people[act.who], before, act, now });
            if (called) kept++;
            model = called ? called.left : before;
          }
          const lead = await leadOf(db, leadId);
          if (model)
            model = act.do === "give" ? given(model, lead, now) : follow(model, lead, act.do === "watch" ? now : null);
          if (lead.missedAt && !before.missed) missed++;
        }
        await end(db, leadId, now);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    // A model in which nothing is kept, or nothing missed, proves nothing.
    expect(Math.min(kept, missed)).toBeGreaterThan(3);
    expect((await verify(db)).violations).toEqual([]);
  },
);

/** A late one that is given to somebody is theirs from now on, and flagged; any other keeps its hour. */
function given(model: Promised, lead: Lead, now: Date): Promised {
  const late = now.getTime() - model.due.getTime();
  const isLate = late >= 0 && (model.missed !== null || late > windowMinutes * 60_000);
  const whose = lead.assigneeId;
  if (!isLate || whose === null || whose === model.whose) return { ...follow(model, lead, null), whose };
  expect(lead).toMatchObject({ nextAction: "callback", dueAt: now, missedAt: model.missed ?? model.due });
  return { due: now, whose, missed: lead.missedAt };
}

/** What the house made of it by itself must follow from what it was. */
function follow(model: Promised, lead: Lead, watchedAt: Date | null): Promised {
  expect(lead).toMatchObject({ stage: "ready", nextAction: "callback", dueZone: "Europe/London" });
  const due = lead.dueAt ?? new Date(0);
  if (lead.dueWall) expect(lead.dueWall.slice(0, 16).replace(" ", "T")).toBe(wallOf(due));
  // Flagged once, it stays flagged until they are called or agree on another hour.
  if (model.missed) expect(lead.missedAt).toEqual(model.missed);
  if (!watchedAt) {
    expect([due, lead.missedAt]).toEqual([model.due, model.missed]);
    return model;
  }
  const late = (watchedAt.getTime() - model.due.getTime()) / 60_000;
  if (!model.missed) expect(lead.missedAt).toEqual(late > windowMinutes ? model.due : null);
  if (late >= anyonesAfterMinutes) expect(lead.assigneeId).toBeNull();
  else expect(lead.assigneeId).toBe(model.whose);
  // It is put to another day only once its own is over, and to an hour at which they may be called.
  if (due.getTime() !== model.due.getTime()) {
    expect(late).toBeGreaterThan(0);
    expect(due.getTime()).toBeGreaterThan(watchedAt.getTime());
    expect(officeHour(due)).toEqual(due);
  }
  return { due, whose: lead.assigneeId, missed: lead.missedAt };
}

type About = { leadId: string; by: string; before: Promised; now: Date };

async function move(db: Db, { leadId, by, before, at, now }: About & { at: Date }): Promise<Promised> {
  const wall = DateTime.fromJSDate(at, { zone: "Europe/London" });
  const when = { on: wall.toISODate() ?? "", time: wall.toFormat("HH:mm") };
  const moved = await changePromise(db, { leadId, when, by, all: false, now });
  const theirs = before.whose === null || before.whose === by;
  if (!theirs) expect(moved).toEqual({ ok: false, reason: "no-promise" });
  if (!moved.ok) return before;
  expect(officeHour(moved.at)).toEqual(moved.at);
  return { due: moved.at, whose: before.whose, missed: null };
}

type Called = About & { act: { again: boolean; inHours: number } };

/** Whoever asks for the next lead: served only at its hour, and only to whose it is until it has been late for so long. */
async function call(db: Db, { leadId, by, before, act, now }: Called): Promise<{ left: Promised | null } | null> {
  const ended = await givenEndedCall(db, { by, now }).catch(() => null);
  if (!ended) return null;
  expect(ended.leadId).toBe(leadId);
  expect(now.getTime()).toBeGreaterThanOrEqual(before.due.getTime());
  const late = (now.getTime() - before.due.getTime()) / 60_000;
  if (before.whose !== null && before.whose !== by) expect(late).toBeGreaterThan(anyonesAfterMinutes);
  const facts = { ...ended, zone: "Europe/London", by, now: minutesAfter(now, 3), sure: true };
  const chosenAt = new Date(Math.floor(minutesAfter(now, act.inHours * 60).getTime() / 60_000) * 60_000);
  if (act.again) {
    const promised = await recordOutcome(db, { ...facts, disposition: "callback", chosenAt });
    if (promised.ok) return { left: { due: chosenAt, whose: by, missed: null } };
    expect(promised.reason).toBe("not-allowed-then");
  }
  const over = await recordOutcome(db, { ...facts, disposition: "not-now", chosenAt: minutesAfter(now, 60 * 24 * 90) });
  expect(over).toMatchObject({ ok: true });
  return { left: null };
}

async function end(db: Db, leadId: string, now: Date): Promise<void> {
  const closed = { to: "closed", nextAction: null, dueAt: null, closeReason: "never-a-fit", reason: null } as const;
  await db.transaction((tx) => moveLead(tx, { leadId, ...closed, by: null, now }));
}

async function leadOf(db: Db, id: string): Promise<Lead> {
  const [lead] = await db.select().from(leads).where(eq(leads.id, id));
  if (!lead) throw new Error("The lead is gone.");
  return lead;
}

const wallOf = (at: Date): string => DateTime.fromJSDate(at, { zone: "Europe/London" }).toFormat("yyyy-MM-dd'T'HH:mm");

/** The minute itself where British firms may be called, else the next nine o'clock at which they may. No public holiday is near. */
function officeHour(from: Date): Date {
  let at = DateTime.fromJSDate(new Date(Math.ceil(from.getTime() / 60_000) * 60_000), { zone: "Europe/London" });
  const isOpen = () => at.weekday <= 5 && at.hour >= 9 && at.hour * 60 + at.minute < 17 * 60 + 30;
  while (!isOpen())
    at = at.hour < 9 ? at.set({ hour: 9, minute: 0 }) : at.plus({ days: 1 }).set({ hour: 9, minute: 0 });
  return at.toJSDate();
}

import { isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { mayMove, nextActionsIn } from "#app/features/companies/lead-life.ts";
import { wakeLeads } from "#app/features/nurture/wake-leads.server.ts";
import { comeBack, goAway } from "#app/features/outcomes/promises/absence.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { absences, campaigns, leads, screenings } from "#db/schema.ts";
import { isOpen, ownerOf, type Stage } from "#db/vocabulary.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";

/** What people and clocks do to a lead, in any order, at any distance. */
const spoken = fc.record({
  do: fc.constant("say" as const),
  code: fc.constantFrom(
    "callback",
    "not-now",
    "not-the-person",
    "has-left",
    "wrong-number",
    "no-answer",
    "voicemail",
    "never-a-fit",
    "they-will-call",
  ),
  inDays: fc.integer({ min: 1, max: 40 }),
});
const clocks = fc.record({
  do: fc.constantFrom("watch" as const, "wake" as const, "away" as const, "back" as const),
});
const act = fc.oneof({ weight: 2, arbitrary: spoken }, { weight: 1, arbitrary: clocks });
const steps = fc.array(
  fc.record({ act, days: fc.integer({ min: 1, max: 3 }), hour: fc.integer({ min: 9, max: 16 }) }),
  {
    minLength: 3,
    maxLength: 10,
  },
);

dbTest(
  "whatever is said and whenever the clocks look: an open lead has one owner and one dated next action",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await db.update(campaigns).set({ endsOn: "2030-12-31" });
    let runs = 0;
    let now = tuesday10am;
    let said = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { leadId } = await givenLead(db, calder, {
          dueAt: now,
          callableFrom: now,
          company: "Model Ltd",
          e164: `+4420794601${runs++ + 10}`,
        });
        let before: Stage = "ready";
        for (const { act, days, hour } of plan) {
          now = new Date(daysAfter(now, days).setUTCHours(hour, 12));
          await db.update(screenings).set({ asOf: now });
          if (await take(db, { by: priya, act, now })) said++;
          for (const lead of await db.select().from(leads)) {
            expect(lead.owner).toBe(ownerOf(lead.stage));
            expect(lead.nextAction !== null && lead.dueAt !== null).toBe(isOpen(lead.stage));
            if (lead.nextAction) expect(nextActionsIn[lead.stage]).toContain(lead.nextAction);
            // A promise has an hour on somebody's wall; what is no promise any more is flagged as none.
            if (lead.nextAction === "callback") expect(lead.dueZone).not.toBeNull();
            else expect([lead.dueWall, lead.missedAt]).toEqual([null, null]);
            if (lead.id !== leadId) continue;
            expect(mayMove(before, lead.stage), `${before} to ${lead.stage}`).toBe(true);
            before = lead.stage;
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    // A model in which nobody ever says anything proves nothing.
    expect(said).toBeGreaterThan(runs);
    const { violations } = await verify(db);
    expect(violations).toEqual([]);
  },
);

type Act = typeof act extends fc.Arbitrary<infer Made> ? Made : never;
type Taken = { by: string; act: Act; now: Date };

/** Whether somebody was called and something said. */
async function take(db: Db, { by, act, now }: Taken): Promise<boolean> {
  if (act.do === "say") return say(db, { by, now, code: act.code, chosenAt: minutesAfter(now, act.inDays * 24 * 60) });
  if (act.do === "watch") await watchPromises(db, { now });
  else if (act.do === "wake") await wakeLeads(db, { now });
  else if (act.do === "back") {
    const [away] = await db.select().from(absences).where(isNull(absences.endedAt));
    if (away) await comeBack(db, { absenceId: away.id, by, now });
  } else {
    const until = minutesAfter(now, 3 * 24 * 60);
    await goAway(db, { userId: by, reason: "ill", from: now, until, callbacks: "wait", by, now });
  }
  return false;
}

type Said = { by: string; now: Date; code: string; chosenAt: Date };

/** The agent calls whoever comes up, if the law allows it, and says what happened; where the law forbids the promised hour, they sleep until that day. */
async function say(db: Db, { by, now, code, chosenAt }: Said): Promise<boolean> {
  const call = await givenEndedCall(db, { by, now }).catch(() => null);
  if (!call) return false;
  const facts = { ...call, disposition: code, zone: "Europe/London", by, now: minutesAfter(now, 3), sure: true };
  let recorded = await recordOutcome(db, { ...facts, chosenAt });
  if (!recorded.ok && recorded.reason === "not-allowed-then")
    recorded = await recordOutcome(db, { ...facts, disposition: "not-now", chosenAt });
  if (!recorded.ok) throw new Error(recorded.reason);
  return true;
}

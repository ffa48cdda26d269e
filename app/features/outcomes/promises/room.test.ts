import fc from "fast-check";
import { expect, test } from "vitest";
import { hasRoom, nextFree, spread } from "./room.ts";

const zone = "Europe/London";
const at = (iso: string) => new Date(iso);
const always = () => true;
const asked = (taken: string[], most = { perHour: 2, perDay: 4 }) => ({ taken: taken.map(at), most, agentZone: zone });

test("an hour that is full sends the next promise a little later, a full day to the next one", () => {
  const two = asked(["2026-11-19T14:30:00Z", "2026-11-19T14:45:00Z"]);
  expect(hasRoom(at("2026-11-19T14:30:00Z"), two)).toBe(false);
  expect(nextFree(at("2026-11-19T14:30:00Z"), { ...two, leadZone: zone, isLawful: always })).toEqual(
    at("2026-11-19T15:00:00Z"),
  );

  const four = asked(["09:00", "11:00", "13:00", "15:00"].map((hour) => `2026-11-19T${hour}:00Z`));
  expect(nextFree(at("2026-11-19T16:00:00Z"), { ...four, leadZone: zone, isLawful: always })).toEqual(
    at("2026-11-20T09:00:00Z"),
  );
});

test("the free time is one at which people work where the lead is", () => {
  const full = asked(["2026-11-20T16:45:00Z", "2026-11-20T16:40:00Z"]);
  expect(nextFree(at("2026-11-20T16:45:00Z"), { ...full, leadZone: zone, isLawful: always })).toEqual(
    at("2026-11-23T09:00:00Z"),
  );
  expect(nextFree(at("2026-11-20T16:45:00Z"), { ...asked([]), leadZone: "Australia/Perth", isLawful: always })).toEqual(
    at("2026-11-23T01:00:00Z"),
  );
});

test("the free time is one at which the law lets them be rung", () => {
  const notOnThursday = (then: Date) => then.getUTCDate() !== 19;
  expect(nextFree(at("2026-11-19T14:30:00Z"), { ...asked([]), leadZone: zone, isLawful: notOnThursday })).toEqual(
    at("2026-11-20T09:00:00Z"),
  );
});

test("whatever is owed on a return is spread so that no hour and no day has too much, and keeps its order", () => {
  const due = fc.date({ min: at("2026-03-20T00:00:00Z"), max: at("2026-04-03T00:00:00Z"), noInvalidDate: true });
  const zones = fc.constantFrom("Europe/London", "America/New_York", "Australia/Perth");
  const owed = fc.array(fc.record({ dueAt: due, zone: zones }), { maxLength: 25 });
  fc.assert(
    fc.property(owed, fc.integer({ min: 1, max: 4 }), (promises, perHour) => {
      const from = at("2026-03-27T10:07:00Z");
      const terms = { taken: [], most: { perHour, perDay: 8 }, agentZone: zone };
      const given = spread(
        promises.map((promise, n) => ({ ...promise, leadId: String(n), isLawful: always })),
        { ...terms, from },
      );
      expect(given).toHaveLength(promises.length);
      for (const one of given) {
        const others = given.filter((other) => other !== one).map((other) => other.at);
        expect(one.at >= from).toBe(true);
        // Each had room when it was given; together no half hour holds more than two such hours.
        expect(others.filter((other) => other.getTime() === one.at.getTime()).length).toBeLessThan(perHour);
        const sameDay = others.filter((other) => other.toDateString() === one.at.toDateString());
        expect(sameDay.length).toBeLessThan(2 * terms.most.perDay);
      }
    }),
    { numRuns: 60 },
  );
});

import { isNull } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import { leads } from "#db/schema.ts";
import { tuesday10am as now } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { backlogFile, givenCommitted } from "./given-import.ts";

const rows = Array.from(
  { length: 45 },
  (_, at) => `Zeta Quarrying Ltd,Ann Zeta${at},020 7946 0${100 + at},ann${at}@zeta.example,,`,
);

dbTest(
  "a company of which a file names forty-five people is one lead, told in few lines and, when asked, in all",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes: backlogFile(...rows) });
    const [lead, ...others] = await db.select({ id: leads.id }).from(leads).where(isNull(leads.mergedIntoId));
    expect(others).toEqual([]);
    const story = async (all: boolean) => {
      const { people, rows, merges, more, entries } = (await leadStory(db, { leadId: lead?.id ?? "", all })) ?? {};
      return {
        numbers: people?.[0]?.numbers.length,
        told: [people, rows, merges].map((each) => each?.length),
        more,
        entries: entries?.map(({ text }) => text),
      };
    };

    const short = await story(false);
    expect(short).toMatchObject({ numbers: 21, told: [20, 20, 20], more: { people: 26, rows: 25, merges: 24 } });
    expect(short.entries?.filter((text) => text.includes("merged into Zeta"))).toEqual([
      "Zeta Quarrying Ltd was merged into Zeta Quarrying Ltd: certain, nobody had to be asked. 44 times.",
    ]);
    expect(short.entries).toContain("25 more rows of backlog.csv, imported on 17 Nov 2026, went into this lead.");
    expect(short.entries?.find((text) => text.includes("merged with row"))).toMatch(/ and row 21 and 24 more\.$/);
    const whole = await story(true);
    expect(whole).toMatchObject({ told: [46, 45, 44], more: { people: 0, rows: 0, merges: 0 } });
    expect(whole.entries?.filter((text) => text.startsWith("Row ")).length).toBe(45);

    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: true });
    const { view } = await deskView(db, { by: priya, name: "Priya Nair", simulator: true, now });
    expect([view.lead?.people.length, view.lead?.morePeople]).toEqual([31, 15]);
    expect(view.lead?.people.at(-1)?.numbers.length).toBe(12);
  },
);

import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { verify } from "./verify.server.ts";

dbTest(
  "who asked first and was served last breaks nothing: the ledger is read in the order it was written",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    const asleep = { nextAction: "wake", dormancyReason: "not-now", dueAt: daysAfter(tuesday10am, 90) } as const;
    const looked = { nextAction: "research", dueAt: daysAfter(tuesday10am, 2) } as const;
    const by = { leadId, reason: null, by: marc };

    const move = (moved: Parameters<typeof moveLead>[1]) => db.transaction((tx) => moveLead(tx, moved));
    expect(await move({ ...by, ...asleep, to: "nurturing", now: minutesAfter(tuesday10am, 2) })).toMatchObject({
      ok: true,
    });
    expect(await move({ ...by, ...looked, to: "research", now: minutesAfter(tuesday10am, 1) })).toMatchObject({
      ok: true,
    });

    expect((await verify(db)).violations).toEqual([]);
  },
);

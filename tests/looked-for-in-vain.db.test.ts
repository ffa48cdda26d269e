import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { endResearch } from "#app/features/queue/end-research.server.ts";
import { countLeaks } from "#app/features/reporting/leaks.server.ts";
import { researchList } from "#app/features/reporting/research-list.server.ts";
import { leads, phoneNumbers } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

const now = tuesday10am;

dbTest(
  "who was looked for in vain, and whom nothing else reaches, stays in research until we look again",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId, phoneNumberId } = await givenLead(db, calder, {
      ...{ stage: "research", nextAction: "research", callableFrom: null },
    });
    await db
      .update(phoneNumbers)
      .set({ deadAt: now, deadReason: "wrong-number" })
      .where(eq(phoneNumbers.id, phoneNumberId));
    expect(await researchList(db, { now })).toMatchObject({ total: 1, vain: { leads: 0, next: null } });

    expect(await endResearch(db, { leadId, end: "nothing-found", by: priya, now })).toEqual({ ok: true });

    const again = daysAfter(now, 182);
    expect((await db.select().from(leads))[0]).toMatchObject({
      stage: "research",
      nextAction: "research",
      dueAt: again,
    });
    const { rows, vain } = await researchList(db, { now });
    expect(rows).toEqual([]);
    expect({ ...vain, next: new Date(vain.next ?? 0) }).toEqual({ leads: 1, next: again });
    expect((await researchList(db, { now: again })).rows).toMatchObject([{ leadId }]);
    expect(await countLeaks(db, { now: daysAfter(now, 90) })).toBe(0);
  },
);

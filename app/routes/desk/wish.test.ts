import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import type { Wishes } from "#app/features/compliance/wishes-about.server.ts";
import { events, suppressions } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as lead } from "./lead.tsx";
import { action as wish } from "./wish.ts";
import { loader as reach } from "./wish-reach.ts";

dbTest(
  "an agent who reads that nobody is to ring closes them at once, and takes a slip back for ten minutes, after which a manager opens them",
  async ({ db }) => {
    onTestFinished(() => setClockAhead(0));
    const at = (minutes: number) => setClockAhead(minutesAfter(tuesday10am, minutes).getTime() - Date.now());
    at(0);
    const { calder, priya, tomasz, marc, hanna } = await givenStory(db);
    const { leadId, companyId } = await givenLead(db, calder);
    const form = { kind: "company", value: companyId };
    const asked = async (by: string, path = "/wishes") => answerOf(wish(await requestBy(db, { by, path, form })));
    const verdict = async () => (await judgeNumbers(db, { leadId, now: tuesday10am }))[0]?.verdict;
    const wishes = async (by: string) => {
      const page = (await answerOf(lead(await requestBy(db, { by }, { leadId })))).body as { wishes: Wishes };
      return page.wishes.about[0]?.standing;
    };

    expect(await asked(hanna)).toMatchObject({ status: 404 });
    expect(await verdict()).toBe("allow");
    expect(await asked(priya)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await verdict()).toBe("block");
    expect(await wishes(priya)).toMatchObject([{ agencyWide: true, takeBackUntil: expect.stringContaining("T10:22") }]);
    expect(await wishes(tomasz)).toMatchObject([{ agencyWide: true, takeBackUntil: null }]);
    const others = await asked(tomasz, "/wishes?lift");
    expect(others).toMatchObject({ status: 409, body: { says: expect.stringContaining("Ask a manager") } });
    at(9);
    expect(await asked(priya, "/wishes?lift")).toMatchObject({ status: 200 });
    expect(await verdict()).toBe("allow");

    expect(await asked(priya)).toMatchObject({ status: 200 });
    at(20);
    expect(await asked(priya, "/wishes?lift")).toMatchObject({ status: 409 });
    expect(await wishes(priya)).toMatchObject([{ takeBackUntil: null }]);
    expect(await verdict()).toBe("block");
    expect(await asked(marc, "/wishes?lift")).toMatchObject({ status: 200 });
    expect(await verdict()).toBe("allow");
    const told = (await db.select().from(events).orderBy(events.id)).filter(({ type }) =>
      type.startsWith("suppression."),
    );
    expect(told.map(({ type, by }) => [type, by])).toEqual([
      ["suppression.added", priya],
      ["suppression.lifted", priya],
      ["suppression.added", priya],
      ["suppression.lifted", marc],
    ]);
  },
);

dbTest(
  "what a wish would touch is told in figures, to whoever works here, and nobody is closed by asking",
  async ({ db }) => {
    const { calder, harbour, priya, hanna } = await givenStory(db);
    const { e164 } = await givenLead(db, calder);
    await givenLead(db, harbour, { e164 });
    const path = `/wishes/reach?${new URLSearchParams({ kind: "number", value: e164 })}`;

    expect(await answerOf(reach(await requestBy(db, { by: hanna, path })))).toMatchObject({ status: 404 });
    expect((await answerOf(reach(await requestBy(db, { by: priya, path })))).body).toEqual({
      ...{ leads: 2, campaigns: 2, clients: 2 },
    });
    expect(await db.select().from(suppressions)).toEqual([]);
    const nobody = await requestBy(db, { by: priya, path: "/wishes/reach?kind=number&value=nobody" });
    expect(await answerOf(reach(nobody))).toMatchObject({ status: 404 });
  },
);

import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as leadPage } from "./lead.tsx";
import { action as move } from "./promise-move.ts";

dbTest(
  "a promise is moved on its lead’s page by whose it is, and an hour that will not do says which will",
  async ({ db }) => {
    setClockAhead(tuesday10am.getTime() - Date.now());
    onTestFinished(() => setClockAhead(0));
    const { calder, priya, tomasz } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, {
      ...{ nextAction: "callback", dueAt: wednesday10am, callableFrom: wednesday10am, dueZone: "Europe/London" },
      assigneeId: priya,
    });
    const page = async (by: string) => (await answerOf(leadPage(await requestBy(db, { by }, { leadId })))).body;
    const moved = async (by: string, form: Record<string, string>) =>
      answerOf(move(await requestBy(db, { by, form }, { leadId })));

    expect(await page(priya)).toMatchObject({ promise: { on: "2026-11-18", time: "10:12", agent: "Priya Nair" } });
    expect(await page(tomasz)).toMatchObject({ promise: null });
    expect(await moved(priya, { on: "2026-11-21", time: "14:30" })).toMatchObject({
      status: 409,
      body: {
        error: { "": [expect.stringMatching(/^No call is allowed then\. .* Choose Mon 23 Nov 2026, 09:00 in London/)] },
      },
    });
    expect(await moved(priya, { on: "2026-11-20", time: "half past two" })).toMatchObject({
      status: 400,
      body: { error: { time: ["Write the hour, as in 14:30."] } },
    });
    expect(await moved(tomasz, { on: "2026-11-20", time: "14:30" })).toMatchObject({ status: 409 });
    expect(await moved(priya, { on: "2026-11-20", time: "14:30" })).toMatchObject({ location: `/leads/${leadId}` });
    expect(await page(priya)).toMatchObject({ promise: { on: "2026-11-20", time: "14:30" } });
  },
);

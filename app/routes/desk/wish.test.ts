import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as wish } from "./wish.ts";

dbTest(
  "an agent who reads that nobody is to ring closes them at once, and only a manager opens them",
  async ({ db }) => {
    setClockAhead(tuesday10am.getTime() - Date.now());
    onTestFinished(() => setClockAhead(0));
    const { calder, priya, marc, hanna } = await givenStory(db);
    const { leadId, companyId } = await givenLead(db, calder);
    const form = { kind: "company", value: companyId };
    const asked = async (by: string, path = "/wishes") => answerOf(wish(await requestBy(db, { by, path, form })));
    const verdict = async () => (await judgeNumbers(db, { leadId, now: tuesday10am }))[0]?.verdict;

    expect(await asked(hanna)).toMatchObject({ status: 404 });
    expect(await verdict()).toBe("allow");
    expect(await asked(priya)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await verdict()).toBe("block");
    expect(await asked(priya, "/wishes?lift")).toMatchObject({ status: 404 });
    expect(await verdict()).toBe("block");
    expect(await asked(marc, "/wishes?lift")).toMatchObject({ status: 200 });
    expect(await verdict()).toBe("allow");
  },
);

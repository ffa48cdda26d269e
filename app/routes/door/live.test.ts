import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { disableUser } from "#app/features/auth/disable-user.server.ts";
import { personOf } from "#app/features/auth/sessions.server.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import { openLiveHub, useLiveHub } from "#app/kit/live.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { requestBy } from "#tests/requests.ts";
import { loader } from "./live.ts";

const now = tuesday10am;

dbTest("a disabled agent's open page hears no more, at once", async ({ db, runtimeUrl }) => {
  const { priya, marc } = await givenStory(db);
  const hub = await openLiveHub(runtimeUrl);
  useLiveHub(hub);
  const asked = await requestBy(db, { path: `/live?topic=agent:${priya}`, by: priya });
  const stream = await loader(asked);
  const ended = stream.text().then(() => "ended");

  await disableUser(db, { userId: priya, by: marc, now });
  const first = await Promise.race([ended, wait(2_000, "still open")]);
  await hub.close();

  expect(first).toBe("ended");
});

dbTest("a page left open keeps nobody signed in", async ({ db }) => {
  const { priya } = await givenStory(db);
  const entered = await signInAs(db, { userId: priya, now, at: now });
  const token = entered.ok ? entered.token : "";

  for (let minutes = 10; minutes <= 240; minutes += 10)
    await personOf(db, { token, now: minutesAfter(now, minutes - 1), awake: false });

  expect(await personOf(db, { token, now: minutesAfter(now, 241) })).toBeNull();
});

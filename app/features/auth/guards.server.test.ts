import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { users } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { cookieWith } from "./cookie.server.ts";
import {
  requireAdmin,
  requireAgent,
  requireClient,
  requireManager,
  requireSignedIn,
  requireUser,
  whoIsStill,
} from "./guards.server.ts";
import { signInAs } from "./sign-in.server.ts";

async function requestBy(db: Parameters<typeof signInAs>[0], userId: string | null): Promise<Request> {
  const request = new Request("http://127.0.0.1:3000/leads/1?from=desk");
  if (!userId) return request;
  const entered = await signInAs(db, { userId, now: new Date(), at: tuesday10am });
  if (entered.ok) request.headers.set("Cookie", await cookieWith(entered.token));
  return request;
}

const answerOf = (guard: Promise<unknown>) =>
  guard.then(
    () => "in",
    (thrown) => (thrown instanceof Response ? thrown.headers.get("Location") : thrown.init?.status),
  );

dbTest("each role opens its own doors; the others are told there is nothing there", async ({ db }) => {
  const { priya, marc, ada, hanna } = await givenStory(db);
  const guards = [requireAgent, requireManager, requireAdmin, requireClient];
  const doors = async (userId: string) => {
    const request = await requestBy(db, userId);
    return Promise.all(guards.map((guard) => answerOf(guard(request))));
  };

  expect(await doors(priya)).toEqual(["in", 404, 404, 404]);
  expect(await doors(marc)).toEqual(["in", "in", 404, 404]);
  expect(await doors(ada)).toEqual(["in", "in", "in", 404]);
  expect(await doors(hanna)).toEqual([404, 404, 404, "in"]);
});

dbTest("a stranger is asked to sign in and brought back to where they wanted to go", async ({ db }) => {
  await givenStory(db);
  expect(await answerOf(requireAgent(await requestBy(db, null)))).toBe("/login?next=%2Fleads%2F1%3Ffrom%3Ddesk");
});

dbTest("a cookie that we did not sign is nobody's", async ({ db }) => {
  const { priya } = await givenStory(db);
  const request = await requestBy(db, priya);
  const [pair = ""] = (request.headers.get("Cookie") ?? "").split(";");
  const [token = "", signature = ""] = pair.split(".");
  request.headers.set("Cookie", `${token}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`);
  expect(await answerOf(requireAgent(request))).toContain("/login");
});

dbTest("with a password that an admin gave, no door opens but the one where another is chosen", async ({ db }) => {
  const { ada, hanna } = await givenStory(db);
  for (const [userId, guard] of [
    [ada, requireAdmin],
    [ada, requireUser],
    [hanna, requireClient],
  ] as const) {
    const request = await requestBy(db, userId);
    const sent = new Request(request, { method: "POST" });
    expect(await answerOf(guard(request))).toBe("in");

    await db.update(users).set({ passwordGivenAt: tuesday10am }).where(eq(users.id, userId));

    expect(await answerOf(guard(request))).toBe("/account?next=%2Fleads%2F1%3Ffrom%3Ddesk");
    expect(await answerOf(guard(sent))).toBe("/account");
    expect(await whoIsStill(request)).toBeNull();
    expect(await answerOf(requireSignedIn(request, { despite: "own-password" }))).toBe("in");
    expect(await answerOf(requireSignedIn(request, { despite: "second-factor" }))).toMatch(/^\/account\?/);
    await db.update(users).set({ passwordGivenAt: null }).where(eq(users.id, userId));
  }
});

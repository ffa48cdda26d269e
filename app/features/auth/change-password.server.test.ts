import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { changePassword } from "./change-password.server.ts";
import { createUser } from "./create-user.server.ts";
import { personOf } from "./sessions.server.ts";
import { signIn } from "./sign-in.server.ts";

dbTest("a new password signs its owner out everywhere but here, and the old one is over", async ({ db }) => {
  await givenStory(db);
  const now = tuesday10am;
  const who = { email: "new@ember.example", name: "New Agent", role: "agent" as const, clientId: null };
  const made = await createUser(db, { ...who, password: "the old one", by: null, now });
  if (!made.ok) throw new Error(made.reason);
  const enter = async (password: string) => {
    const entered = await signIn(db, { email: who.email, password, from: null, now, at: now });
    return entered.ok ? entered.token : "";
  };
  const [here, elsewhere] = [await enter("the old one"), await enter("the old one")];
  const change = { userId: made.userId, next: "a much longer new one", token: here, now };

  expect(await changePassword(db, { ...change, current: "a guess" })).toEqual({ ok: false, reason: "wrong-password" });
  expect(await changePassword(db, { ...change, current: "the old one" })).toEqual({ ok: true });

  expect(await personOf(db, { token: here, now })).not.toBeNull();
  expect(await personOf(db, { token: elsewhere, now })).toBeNull();
  expect(await enter("the old one")).toBe("");
  expect(await enter("a much longer new one")).not.toBe("");
});

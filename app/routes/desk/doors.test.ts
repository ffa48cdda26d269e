import { expect } from "vitest";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { mayFollow } from "#app/features/auth/may-follow.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import { announce, openLiveHub, useLiveHub } from "#app/kit/live.server.ts";
import { loader as live } from "#app/routes/door/live.ts";
import type { Db } from "#db/client.server.ts";
import { sunday10am, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { type ActName, deskActs, sitDown } from "#tests/open-desk.ts";
import { context } from "#tests/requests.ts";
import { loader as due } from "./due.ts";
import { loader as token } from "./token.ts";

async function requestBy(db: Db, userId: string | null, path = "/desk", init: RequestInit = {}): Promise<Request> {
  const request = new Request(`http://127.0.0.1:3000${path}`, init);
  if (!userId) return request;
  const entered = await signInAs(db, { userId, now: new Date(), at: tuesday10am });
  if (entered.ok) request.headers.set("Cookie", await cookieWith(entered.token));
  return request;
}
const here = (request: Request, params = {}) => ({ request, params, context });
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "in",
    (thrown) => (thrown instanceof Response ? thrown.status : thrown.init?.status),
  );

dbTest("every act of the desk is closed to strangers and to clients", async ({ db }) => {
  const { hanna } = await givenStory(db);
  const post = (userId: string | null) =>
    requestBy(db, userId, "/desk", { method: "POST", body: new URLSearchParams() });
  for (const act of Object.keys(deskActs) as ActName[]) {
    expect([act, await refusal(deskActs[act](here(await post(null))))]).toEqual([act, 302]);
    expect([act, await refusal(deskActs[act](here(await post(hanna))))]).toEqual([act, 404]);
  }
  expect(await refusal(token(here(await requestBy(db, hanna))))).toBe(404);
});

deskTest(
  "a form that cannot be read changes nothing, and a lead that is no lead is not there",
  async ({ db, house }) => {
    const { calder, priya } = await givenStory(db);
    await house();
    await givenLead(db, calder);
    const agent = await sitDown(db, priya);
    const { leadId, token: hold } = await agent.ready();

    expect(await agent.press("outcome", { token: hold }, leadId)).toMatchObject({ status: 400, reason: "bad-form" });
    expect(await agent.press("dial", { token: "not a token" }, leadId)).toMatchObject({ status: 400 });
    const outcome = { token: hold, disposition: "no-answer", noteChanged: "0", answers: "{}" };
    const nobodys = "01900000-0000-7000-8000-000000000001";
    expect(await agent.press("outcome", outcome, nobodys)).toMatchObject({ status: 409, reason: "hold-lost" });
    await expect(agent.press("note", { token: hold, text: "x" }, "nowhere")).rejects.toMatchObject({
      init: { status: 404 },
    });
  },
);

deskTest("notes and answers are kept as they are typed, and again with the outcome", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { e164: "+442079460801" });
  await house();
  const { leadId, token: hold } = await givenEndedCall(db, { by: priya });
  const agent = await sitDown(db, priya);
  const [question] = (await agent.look()).view.lead?.questions ?? [];

  expect(await agent.press("note", { token: hold, text: "42 vans." }, leadId)).toMatchObject({ ok: true });
  const answer = { token: hold, criterionId: question?.id ?? "", value: "42" };
  expect(await agent.press("answers", answer, leadId)).toMatchObject({ ok: true });
  expect((await agent.look()).view.draft).toMatchObject({ note: "42 vans.", answers: { [question?.id ?? ""]: "42" } });

  const past = { token: hold, disposition: "callback", on: "2026-11-16", time: "10:00", note: "42 vans, or 44." };
  expect(await agent.press("outcome", { ...past, noteChanged: "1", answers: "{}" }, leadId)).toMatchObject({
    reason: "date-past",
  });
  expect((await agent.look()).view.draft.note).toBe("42 vans, or 44.");
  const promised = { token: hold, disposition: "callback", on: "2026-11-19", time: "14:30", noteChanged: "0" };
  expect(await agent.press("outcome", { ...promised, answers: "{}" }, leadId)).toMatchObject({
    ok: true,
    next: "queue-empty",
  });
  const { view } = await agent.look();
  expect(view.lead).toBeNull();
  expect(view.idle).toEqual({
    title: "Nothing to call before Thu 19 Nov 2026, 14:30",
    says: "1 callback then, 1 of them yours. 1 lead comes due within that hour.",
  });
  expect(await agent.press("outcome", { ...promised, answers: "{}" }, leadId)).toMatchObject({ reason: "hold-lost" });
});

deskTest("a lead the law has closed since is put back, and one that may be called is not", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder);
  const agent = await sitDown(db, priya);
  const { leadId, token: hold } = await agent.ready();
  expect(await agent.press("putBack", { token: hold, keep: "0" }, leadId)).toMatchObject({ reason: "may-be-called" });

  await house({ now: new Date("2026-11-17T10:19:00Z") });
  expect(await agent.press("skip", { token: hold, reason: "bad-moment" }, leadId)).toMatchObject({
    ok: true,
    next: "queue-empty",
  });
});

dbTest("a promise is weighed by the law at its own hour", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const says = async (on: string, time: string, disposition = "callback") => {
    const path = `/desk/due?${new URLSearchParams({ leadId, disposition, on, time })}`;
    return (await due(here(await requestBy(db, priya, path)))).json();
  };
  // The house's clock runs with the wall's here: the promises lie far enough ahead of it.
  expect(await says("2027-03-02", "10:00")).toMatchObject({ kind: "good", says: "Allowed then" });
  expect(await says("2027-03-07", "10:00")).toMatchObject({ kind: "block", says: "No call is allowed then." });
  expect(await says("2027-03-28", "01:30")).toMatchObject({ kind: "block", says: "That hour does not exist there." });
  expect(await says("2036-03-04", "10:00")).toMatchObject({ kind: "block", more: "Choose a date within 2 years." });
  expect(await says("2036-03-04", "", "under-contract")).toMatchObject({ kind: "good" });
  expect(await says("2063-03-04", "", "under-contract")).toMatchObject({ more: "Choose a date within 10 years." });
  expect(await says(sunday10am.toISOString().slice(0, 10), "10:00")).toMatchObject({ kind: "block" });
});

dbTest("an agent hears of their own calls and of nobody else's", async ({ db, runtimeUrl }) => {
  const { priya, tomasz } = await givenStory(db);
  const hub = await openLiveHub(runtimeUrl);
  useLiveHub(hub);
  const leaving = new AbortController();
  const ask = async (topic: string) =>
    live(here(await requestBy(db, priya, `/live?topic=${topic}`, { signal: leaving.signal })));
  expect(await refusal(ask(`agent:${tomasz}`))).toBe(404);
  expect(await refusal(ask("campaign:01900000-0000-7000-8000-000000000001"))).toBe(404);

  const answered = await ask(`agent:${priya}`);
  const reader = answered.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(": open\n\n");
  await announce(db, `agent:${priya}`, { status: "ringing" });
  expect((await reader?.read())?.value).toBe('data: {"status":"ringing"}\n\n');

  leaving.abort();
  expect((await reader?.read())?.done).toBe(true);
  await hub.close();
  expect(mayFollow({ id: priya, role: "manager" }, "import:01900000-0000-7000-8000-000000000001")).toBe(true);
});

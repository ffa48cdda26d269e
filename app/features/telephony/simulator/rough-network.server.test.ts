import { describe, expect, onTestFinished, test } from "vitest";
import { boardFor, type SwitchboardSettings, switchboard, until } from "#tests/twilio/switchboard.ts";
import { eventsOfFetched, hasEnded, nextState, placing } from "../call-state.ts";
import { roughWeather } from "./faults.ts";

const open = (...settings: SwitchboardSettings) => boardFor(onTestFinished, ...settings);

describe("when the network misbehaves", () => {
  test("tellings that come twice and out of order still name every step", async () => {
    const late: Record<string, number> = { initiated: 900, ringing: 700, "in-progress": 10, completed: 0 };
    const board = await open({
      speed: 20,
      faults: {
        duplicate: ({ kind }) => kind === "leg",
        delayMs: ({ kind, form }) => (kind === "leg" ? (late[form.CallStatus ?? ""] ?? 0) + 3000 - 900 : 0),
      },
    });
    await board.agentReady();

    await board.dial("one", "+442079460107");
    await until(() => board.statuses("one").length === 8);

    expect(new Set(board.statuses("one"))).toEqual(new Set(["initiated", "ringing", "in-progress", "completed"]));
    const keys = board.heard.flatMap(({ id, event, dedupeKey }) =>
      id === "one" && event.kind === "leg" ? [dedupeKey] : [],
    );
    expect(new Set(keys).size).toBe(4);
  });

  test("an answer that was lost is asked for again, with the same token", async () => {
    let lost = 2;
    const board = await open({ faults: { answerLost: ({ kind }) => kind === "leg" && lost-- > 0 } });

    await board.dial("one", "+442079460101");
    await until(() => board.statuses("one").includes("busy"));

    expect(board.statuses("one")).toEqual(["initiated", "initiated", "initiated", "ringing", "busy"]);
    const tokens = board.heard
      .filter(({ id }) => id === "one")
      .map(({ headers }) => headers["i-twilio-idempotency-token"]);
    expect(new Set(tokens.slice(0, 3)).size).toBe(1);
  });

  test("a lost ending is found by asking", async () => {
    const board = await open({ faults: { drop: ({ form }) => form.CallStatus === "completed" } });
    await board.agentReady();
    const placed = await board.dial("one", "+442079460107");
    if (!placed.ok) throw new Error(placed.sentence);

    await until(() => board.simulator.world.calls.get(placed.callSid)?.endedAt != null);
    // Word of the answer may still be on its way when the call is over.
    await until(() => board.statuses("one").includes("in-progress"));

    expect(board.statuses("one").at(-1)).toBe("in-progress");
    expect(await board.phone.fetchCall(placed.callSid)).toMatchObject({ ok: true, call: { status: "completed" } });
  });

  test("a dial without an answer is unknown, was placed once, and is found by its label", async () => {
    let requests = 0;
    const board = await open(
      {
        faults: {
          rest: ({ method, path }) => {
            if (method !== "POST" || !path.endsWith("/Participants.json")) return null;
            requests++;
            return "answer-lost";
          },
        },
      },
      { timeoutMs: 300 },
    );
    const placedAt = new Date();

    const placed = await board.dial("one", "+442079460106");
    const lead = {
      attemptId: "one",
      conference: board.conference,
      to: "+442079460106",
      from: "+442079460100",
      placedAt,
    };
    const found = await board.phone.findCall(lead);

    expect(placed).toMatchObject({ ok: false, reason: "unknown" });
    expect(requests).toBe(1);
    expect(found).toMatchObject({ ok: true, call: { to: "+442079460106", status: "in-progress" } });
    expect(await board.phone.findCall({ ...lead, attemptId: "two", to: "+442079460107" })).toEqual({
      ok: true,
      call: null,
    });
  });

  test("a call that has already ended is found among the latest of its number", async () => {
    const board = await open();
    const placedAt = new Date();
    await board.dial("one", "+442079460103");
    await until(() => board.statuses("one").includes("failed"));

    const found = await board.phone.findCall({
      attemptId: "one",
      conference: board.conference,
      to: "+442079460103",
      from: "+442079460100",
      placedAt,
    });

    expect(found).toMatchObject({ ok: true, call: { status: "failed" } });
  });

  test("too many requests are asked again by themselves; a server error is not", async () => {
    let refused = 2;
    let asked = 0;
    const board = await open({ faults: { rest: () => (refused-- > 0 ? "too-many" : null) } });

    expect(await board.dial("one", "+442079460106")).toMatchObject({ ok: true });
    board.simulator.faults.rest = () => {
      asked++;
      return "down";
    };
    expect(await board.dial("two", "+442079460106")).toMatchObject({ ok: false, reason: "unknown" });

    expect(asked).toBe(1);
  });

  test("a provider that cannot be reached dialled nobody", async () => {
    const board = await switchboard();
    await board.close();

    expect(await board.dial("one", "+442079460106")).toMatchObject({ ok: false, reason: "unreachable" });
  });

  test("a call that has to queue says for how long", async () => {
    const board = await open({ faults: { queueMs: () => 5000 } });

    expect(await board.dial("one", "+442079460106")).toMatchObject({ ok: true, queueMs: 5000 });
  });
});

test("on a bad day every call still ends, and is known the same by tellings and by asking", async () => {
  const board = await open({ speed: 100, faults: roughWeather("storm") });
  board.simulator.faults.rest = () => null;
  const numbers = Array.from({ length: 60 }, (_, index) => `+1206555${String(index).padStart(4, "0")}`);
  const dialled = await Promise.all(numbers.map((to, index) => board.dial(`lead${index}`, to, "on")));
  const placed = dialled.flatMap((answer, index) => (answer.ok ? [{ ...answer, id: `lead${index}` }] : []));
  await new Promise((resolve) => setTimeout(resolve, 400));
  for (const { callSid } of placed) await board.phone.hangUp(callSid);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await board.simulator.settled();

  for (const { id, callSid } of placed) {
    const asked = await board.phone.fetchCall(callSid);
    if (!asked.ok) throw new Error(asked.sentence);
    const tellings = board.heard.flatMap(({ id: of, event }) =>
      of === id && (event.kind === "leg" || event.kind === "amd") ? [event] : [],
    );
    const known = [...tellings, ...eventsOfFetched(asked.call)].reduce((s, e) => nextState(s, e, new Date()), placing);
    expect(known).toMatchObject({ status: asked.call.status, endedAt: expect.any(Date) });
    expect(hasEnded(known.status)).toBe(true);
  }
  expect(placed.length).toBeGreaterThan(55);
});

import { afterEach, describe, expect, test } from "vitest";
import { openapiPath } from "#tests/twilio/contract.ts";
import { switchboard, until } from "#tests/twilio/switchboard.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(...settings: Parameters<typeof switchboard>) {
  const board = await switchboard(...settings);
  closers.push(async () => {
    await board.close();
    expect(board.forged).toEqual([]);
    expect(board.contract.violations).toEqual([]);
  });
  return board;
}

function last(board: Awaited<ReturnType<typeof switchboard>>, attemptId: string) {
  const events = board.heard.flatMap(({ id, event }) => (id === attemptId && event.kind === "leg" ? [event] : []));
  return events.at(-1);
}

describe("the last two digits choose what becomes of a call", () => {
  const ends = [
    ["+442079460101", ["initiated", "ringing", "busy"], 486],
    ["+442079460102", ["initiated", "ringing", "no-answer"], 487],
    ["+442079460103", ["initiated", "failed"], 404],
    ["+442079460107", ["initiated", "ringing", "in-progress", "completed"], 200],
  ] as const;

  test.each(ends)("a call to %s goes %j", async (to, story, sipCode) => {
    const board = await open();
    await board.agentReady();

    const placed = await board.dial("one", to);
    await until(() => board.statuses("one").length === story.length);

    expect(placed).toMatchObject({ ok: true, queueMs: 0 });
    expect(board.statuses("one")).toEqual(story);
    expect(last(board, "one")?.sipCode).toBe(sipCode);
  });

  const answers = [
    ["+442079460104", "on", "machine", "machine_start"],
    ["+442079460104", "beep", "machine", "machine_end_beep"],
    ["+442079460105", "on", "fax", "fax"],
    ["+442079460106", "on", "human", "human"],
    ["+442079460108", "on", "unknown", "unknown"],
  ] as const;

  test.each(answers)("%s, listened to with %s, is answered by a %s (%s)", async (to, detection, answeredBy, detail) => {
    const board = await open();
    await board.agentReady();

    const placed = await board.dial("one", to, detection);
    await until(() => board.heard.some(({ event }) => event.kind === "amd"));

    expect(board.heard.find(({ event }) => event.kind === "amd")).toMatchObject({
      id: "one",
      event: { answeredBy, detail },
    });
    expect(placed.ok && (await board.phone.fetchCall(placed.callSid))).toMatchObject({ call: { answeredBy: detail } });
  });

  test("a country the account may not call and a caller ID it does not own are refused at once", async () => {
    const board = await open();

    const country = await board.dial("one", "+442079460199");
    const nonsense = await board.dial("two", "020 7946 0106");
    const seat = { attemptId: "three", sessionId: board.sessionId, conference: board.conference, to: "+442079460106" };
    const callerId = await board.phone.dialLead({ ...seat, from: "+442079460000", machineDetection: "off" });

    expect(country).toMatchObject({ ok: false, reason: "country-not-allowed", code: 21215 });
    expect(nonsense).toMatchObject({ ok: false, reason: "number-invalid", code: 21211 });
    expect(callerId).toMatchObject({ ok: false, reason: "caller-id", code: 21210 });
  });
});

describe("a call in the agent's hands", () => {
  test("a lead who never joins leaves all the same, and the agent stays", async () => {
    const board = await open();
    await board.agentReady();

    await board.dial("one", "+442079460101");
    await until(() => board.statuses("one").includes("busy"));
    await board.simulator.settled();

    const events = board.heard.flatMap(({ event }) => (event.kind === "conference" ? [event] : []));
    expect(events.map(({ event, label }) => [event, label])).toEqual([
      ["participant-join", "agent"],
      ["participant-leave", "lead_one"],
    ]);
    expect(events[1]).toMatchObject({ leftBecause: "participant_add_failed", callStatus: "busy" });
  });

  test("hanging up while it rings cancels the call, and hanging up twice is no error", async () => {
    const board = await open();
    await board.agentReady();
    const placed = await board.dial("one", "+442079460102");
    if (!placed.ok) throw new Error(placed.sentence);
    await until(() => board.statuses("one").includes("ringing"));

    expect(await board.phone.hangUp(placed.callSid)).toEqual({ ok: true });
    expect(await board.phone.hangUp(placed.callSid)).toEqual({ ok: true });

    await until(() => board.statuses("one").includes("canceled"));
    expect(board.statuses("one")).toEqual(["initiated", "ringing", "canceled"]);
  });

  test("hold, mute and recording reach the lead, and hanging up completes the call", async () => {
    const board = await open();
    await board.agentReady();
    const placed = await board.dial("one", "+442079460106");
    if (!placed.ok) throw new Error(placed.sentence);
    await until(() => board.statuses("one").includes("in-progress"));

    const { conference, phone } = board;
    expect(await phone.hold(conference, placed.callSid, true, "https://rekindle.example/hold.mp3")).toEqual({
      ok: true,
    });
    expect(await phone.hold(conference, placed.callSid, false)).toEqual({ ok: true });
    expect(await phone.mute(conference, "agent", true)).toEqual({ ok: true });
    const recording = await phone.startRecording(placed.callSid, "one");
    if (!recording.ok) throw new Error(recording.sentence);
    expect(await phone.changeRecording(placed.callSid, recording.recordingSid, "paused")).toEqual({ ok: true });
    expect(await phone.changeRecording(placed.callSid, recording.recordingSid, "in-progress")).toEqual({ ok: true });
    expect(await phone.hangUp(placed.callSid)).toEqual({ ok: true });

    const isDone = ({ event }: { event: { kind: string; status?: string } }) =>
      event.kind === "recording" && event.status === "completed";
    await until(() => board.heard.some(isDone));
    expect(board.statuses("one").at(-1)).toBe("completed");
    expect(board.heard.find(isDone)?.event).toMatchObject({ channels: 2, recordingSid: recording.recordingSid });
    expect((await phone.recordingMedia(recording.recordingSid))?.headers.get("content-type")).toBe("audio/wav");
    const told = board.heard.flatMap(({ event }) => (event.kind === "conference" ? [event.event] : []));
    expect(told).toEqual(expect.arrayContaining(["participant-hold", "participant-unhold", "participant-mute"]));
  });

  test("a message left in a mailbox frees the agent before the message ends", async () => {
    const board = await open();
    await board.agentReady();
    const placed = await board.dial("one", "+442079460104");
    if (!placed.ok) throw new Error(placed.sentence);
    await until(() => board.statuses("one").includes("in-progress"));

    expect(await board.phone.dropVoicemail(placed.callSid, { text: "Rekindle & Co. called" })).toEqual({ ok: true });
    await until(() =>
      board.heard.some(({ event }) => event.kind === "conference" && event.event === "participant-leave"),
    );
    expect(board.statuses("one").at(-1)).toBe("in-progress");

    await until(() => board.statuses("one").includes("completed"));
    const left = board.heard.find(({ event }) => event.kind === "conference" && event.event === "participant-leave");
    expect(left?.event).toMatchObject({ leftBecause: "participant_updated_via_api", callStatus: "in-progress" });
  });

  test("a message cannot be left where nothing has answered yet", async () => {
    const board = await open();
    await board.agentReady();
    const placed = await board.dial("one", "+442079460102");
    if (!placed.ok) throw new Error(placed.sentence);

    const dropped = await board.phone.dropVoicemail(placed.callSid, { audioUrl: "https://rekindle.example/vm.mp3" });

    expect(dropped).toMatchObject({ ok: false, reason: "call-over", code: 21220 });
  });

  test("an agent who leaves takes the lead along, and ends the conference", async () => {
    const board = await open();
    const agent = await board.agentReady();
    await board.dial("one", "+442079460106");
    await until(() => board.statuses("one").includes("in-progress"));

    await board.phone.hangUp(agent.callSid);

    await until(() => board.statuses("one").includes("completed"));
    await board.simulator.settled();
    const end = board.heard.find(({ event }) => event.kind === "conference" && event.event === "conference-end");
    expect(end?.event).toMatchObject({ endedBecause: "participant-with-end-conference-on-exit-left" });
  });

  test("a supervisor listens, and closing the room from outside ends every leg", async () => {
    const board = await open();
    const agent = await board.agentReady();
    await board.dial("one", "+442079460106");
    await until(() => board.statuses("one").includes("in-progress"));
    const { sessionId, conference } = board;

    const request = { sessionId, conference, from: "+442079460100", agentCallSid: agent.callSid } as const;
    expect(await board.phone.supervise({ ...request, identity: "u_boss", as: "coach" })).toMatchObject({ ok: true });
    expect(await board.phone.endConference(agent.conferenceSid)).toEqual({ ok: true });

    await until(() => board.statuses("one").includes("completed"));
  });
});

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

test("wrong credentials are turned away", async () => {
  const board = await open();
  const path = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json";

  const answer = await fetch(board.simulator.url + path, { headers: { authorization: `Basic ${btoa("AC1:guess")}` } });

  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 20003, status: 401, more_info: expect.any(String) });
});

test.skipIf(!openapiPath)(
  "the provider's own document is here, and the account answers by it (skipped where it is absent)",
  async () => {
    const board = await open();

    expect(await board.phone.account()).toEqual({ ok: true, status: "active", type: "Full" });
    expect(board.contract.seen).toContain("FetchAccount");
  },
);

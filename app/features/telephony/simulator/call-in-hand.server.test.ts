import { describe, expect, onTestFinished, test } from "vitest";
import { boardFor, type SwitchboardSettings, until } from "#tests/twilio/switchboard.ts";

const open = (...settings: SwitchboardSettings) => boardFor(onTestFinished, ...settings);

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
    const board = await open({ speed: 40 });
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
    const board = await open({ speed: 20 });
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

import { describe, expect, onTestFinished, test } from "vitest";
import { boardFor, type SwitchboardSettings, until } from "#tests/twilio/switchboard.ts";

const open = (...settings: SwitchboardSettings) => boardFor(onTestFinished, ...settings);

function last(board: Awaited<ReturnType<typeof boardFor>>, attemptId: string) {
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

import { expect, test } from "vitest";
import { due, names, tells } from "#tests/told.ts";
import { sentence } from "../sentence.ts";
import { callSentences } from "./calls.ts";

tells(callSentences, {
  "callback.missed": [
    { promisedAt: due, agentId: "priya" },
    null,
    "The call promised for 24 Nov 2026, 14:00 was not made; Priya Nair had promised it.",
    null,
  ],
  "callback.left-over": [
    { promisedAt: due, agentId: "priya", formerId: "l" },
    null,
    "A call was promised for 24 Nov 2026, 14:00 in the campaign before, by Priya Nair; nobody rings them here.",
    null,
  ],
  "callback.owed": [
    { callEventId: "e", promisedAt: due },
    null,
    "Nobody rang them after they had rung us; we said that we ring again, and do on 24 Nov 2026, 14:00.",
    null,
  ],
  "callback.seen-to": [{}, "priya", "Priya Nair saw to the call that was promised before.", null],
  "callback.moved": [
    { from: due, to: "2026-11-25T14:00:00.000Z", because: "missed" },
    null,
    "The promise for 24 Nov 2026, 14:00 became 25 Nov 2026, 14:00: it was missed.",
    null,
  ],
  "call.placed": [{ attemptId: "first", phoneNumberId: "main" }, "priya", "Priya Nair rang 020 7946 0142.", null],
  "call.refused": [
    { phoneNumberId: "main", verdict: "wait", rules: ["calling-hours"] },
    "priya",
    "020 7946 0142 could not be called yet: calling hours.",
    null,
  ],
  "call.ended": [
    { attemptId: "first", status: "completed", talkSeconds: 186 },
    null,
    "The call to 020 7946 0142 was answered; talked for 3:06.",
    "We spoke, 3:06.",
  ],
  "call.found": [
    { attemptId: "first" },
    null,
    "The call to 020 7946 0142, which had been given up, rang after all; it is ended at once.",
    null,
  ],
  "call.returned": [
    { callEventId: "e", promisedAt: due },
    null,
    "They rang us; we said that we ring again, and do on 24 Nov 2026, 14:00.",
    "They rang us.",
  ],
  "voicemail.left": [
    { attemptId: "first" },
    "priya",
    "Priya Nair left a message on the machine.",
    "We left a message.",
  ],
  "outcome.recorded": [
    { outcomeId: "o", attemptId: "first", disposition: "not-now" },
    "priya",
    "Priya Nair recorded “Not now”.",
    null,
  ],
});

test("a promise that was moved because they asked for it says who moved it", () => {
  const data = { from: due, to: "2026-11-25T14:00:00.000Z", because: "agreed" } as const;
  const moved = { type: "callback.moved", data, by: "priya" } as const;
  expect(sentence(moved, names, "agency")).toBe(
    "Priya Nair moved the promise for 24 Nov 2026, 14:00 to 25 Nov 2026, 14:00.",
  );
});

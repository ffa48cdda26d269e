import { expect, test } from "vitest";
import { eventStream } from "./event-stream.server.ts";

test("somebody who left before the stream began is let go of", async () => {
  const open = new Set(["stream", "follower", "doubt"]);

  const answer = eventStream({
    signal: AbortSignal.abort(),
    follow: () => () => void open.delete("follower"),
    stillAllowed: async () => true,
    whenInDoubt: () => () => void open.delete("doubt"),
    onEnd: () => void open.delete("stream"),
  });

  expect([...open]).toEqual([]);
  expect(await answer.text()).toBe(": open\n\n");
});

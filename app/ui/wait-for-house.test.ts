import { afterEach, expect, test, vi } from "vitest";
import { waitForHouse } from "./wait-for-house.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A browser whose router reads its page again, and whose house answers with these statuses, one after the other. */
function pageBeforeHouse(...answers: number[]) {
  const asked = vi.fn(async () => new Response(null, { status: answers.shift() ?? 200 }));
  const state = { revalidation: "loading", navigation: { state: "idle" } };
  vi.stubGlobal("window", { fetch: asked, location: { href: "http://house.example/desk" }, __remixRouter: { state } });
  vi.useFakeTimers();
  waitForHouse();
  return { asked, state };
}

const statusOf = async (answer: Promise<Response>) => {
  await vi.runAllTimersAsync();
  return (await answer).status;
};

test("a page that is read again waits until the house is back", async () => {
  const { asked } = pageBeforeHouse(502, 503, 200);

  expect(await statusOf(window.fetch("/desk.data"))).toBe(200);
  expect(asked).toHaveBeenCalledTimes(3);
});

test("an act is sent once, whatever is being read meanwhile", async () => {
  const { asked } = pageBeforeHouse(504);

  expect(await statusOf(window.fetch("/desk.data", { method: "POST" }))).toBe(504);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("whoever goes to another page is told at once", async () => {
  const { asked, state } = pageBeforeHouse(503);
  state.navigation.state = "loading";

  expect(await statusOf(window.fetch("/callbacks.data"))).toBe(503);
  expect(asked).toHaveBeenCalledTimes(1);
});

import { expect, test } from "vitest";
import { isOpen, stages } from "#db/vocabulary.ts";
import { mayMove, nextActionsIn } from "./lead-life.ts";

test("nothing leaves won or closed, and every other stage has a way to closed", () => {
  for (const stage of stages) {
    const ways = stages.filter((to) => to !== stage && mayMove(stage, to));
    if (isOpen(stage)) expect(ways).toContain("closed");
    else expect(ways).toEqual([]);
  }
});

test("a lead at the client never slips back into the queue without passing through nurturing", () => {
  for (const stage of ["accepted", "contacted", "meeting", "quoted"] as const) {
    expect(mayMove(stage, "ready")).toBe(false);
    expect(mayMove(stage, "nurturing")).toBe(true);
  }
});

test("an open stage always has a next action to offer, an ended one never", () => {
  for (const stage of stages) expect(nextActionsIn[stage].length > 0).toBe(isOpen(stage));
});

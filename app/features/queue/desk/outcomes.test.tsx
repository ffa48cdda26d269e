import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { desk, notNow } from "#tests/desk-view.ts";
import type { DeskOutcome, DeskView } from "../desk-view.ts";
import { Outcomes } from "./outcomes.tsx";

const outcome = (name: string, k: string | null, needsTalk: boolean): DeskOutcome => ({
  ...notNow,
  ...{ id: name, name, k, needsTalk },
});

/** Which outcomes an agent may press, in the order in which they stand. */
function open(call: DeskView["call"], phase: "before" | "call" | "wrap" = "wrap"): string[] {
  const outcomes = [outcome("Callback", "2", true), outcome("Wrong number", "7", false)];
  const unreached = [outcome("No answer", null, false), outcome("Brochure", null, true)];
  const view = { ...desk, call, lead: desk.lead && { ...desk.lead, outcomes, unreached } };
  const html = renderToStaticMarkup(
    <MantineProvider>
      <Outcomes view={view} phase={phase} onOutcome={() => {}} />
    </MantineProvider>,
  );
  return [...html.matchAll(/<button[^>]*class="desk-pick"([^>]*)>.*?<b>([^<]*)<\/b>/g)].flatMap(([, rest, name]) =>
    rest?.includes("disabled") ? [] : [name ?? ""],
  );
}

const ended = {
  state: "ended",
  numberId: "n1",
  endedAt: "2026-11-17T10:12:00Z",
  title: "",
  says: "",
  short: "",
} as const;

test("what needs a talk is closed after a call that nobody answered, and open while it may still be one", () => {
  expect(open({ ...ended, result: "no-answer", answered: false })).toEqual(["Wrong number", "No answer"]);
  expect(open({ ...ended, result: "completed", answered: true })).toEqual(["Callback", "Wrong number", "No answer"]);
  expect(open({ state: "idle" }, "before")).toEqual([]);
});

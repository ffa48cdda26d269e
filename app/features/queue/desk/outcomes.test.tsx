import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { desk, notNow } from "#tests/desk-view.ts";
import type { DeskPhase } from "../desk-phase.ts";
import type { DeskOutcome, DeskView } from "../desk-view.ts";
import { Outcomes } from "./outcomes.tsx";

const outcome = (name: string, k: string | null, needsTalk: boolean): DeskOutcome => ({
  ...notNow,
  ...{ id: name, name, k, needsTalk, needsPerson: needsTalk },
});

/** Which outcomes an agent may press, in the order in which they stand. */
function open(call: DeskView["call"], phase: DeskPhase = "wrap", chosen: string | null = null): string[] {
  const outcomes = [outcome("Callback", "2", true), outcome("Wrong number", "7", false)];
  const unreached = [outcome("No answer", null, false), outcome("Brochure", null, true)];
  const draft = { ...desk.draft, outcomeId: chosen };
  const view = { ...desk, call, draft, lead: desk.lead && { ...desk.lead, outcomes, unreached } };
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
  messageLeft: false,
} as const;

test("what needs a talk is closed after a call that nobody answered, and open while it may still be one", () => {
  expect(open({ ...ended, result: "no-answer", answered: false })).toEqual(["Wrong number", "No answer"]);
  expect(open({ ...ended, result: "completed", answered: true })).toEqual(["Callback", "Wrong number", "No answer"]);
});

test("what a person must have said is closed once a message was left for a machine", () => {
  const left = { ...ended, result: "completed", answered: true, messageLeft: true } as const;
  expect(open(left)).toEqual(["Wrong number", "No answer"]);
});

test("the tenth place shows what was chosen there, and is closed like any other where it needs a talk", () => {
  const unanswered = { ...ended, result: "no-answer", answered: false } as const;
  expect(open({ ...unanswered, answered: true }, "wrap", "Brochure")).toEqual(["Callback", "Wrong number", "Brochure"]);
  expect(open(unanswered, "wrap", "Brochure")).toEqual(["Wrong number"]);
});

test("without a call behind or before them all are closed, and while it rings or they talk all are open", () => {
  const idle = { state: "idle" } as const;
  for (const phase of ["none", "before", "refused", "lost"] as const) expect(open(idle, phase), phase).toEqual([]);
  for (const phase of ["ringing", "call"] as const)
    expect(open(idle, phase), phase).toEqual(["Callback", "Wrong number", "No answer"]);
});

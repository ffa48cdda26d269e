import { expect, test } from "vitest";
import { PlanForm } from "./plan-form.ts";

const plan = {
  name: "A letter, then a call",
  leastTouches: "2",
  touchDays: "90",
  leastCalls: "1",
  callDays: "60",
  steps: [
    { kind: "letter", afterDays: "30", body: "Dear {name}," },
    { kind: "call", afterDays: "14" },
  ],
};
const problemsOf = (changes: object) =>
  PlanForm.safeParse({ ...plan, ...changes }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

test("a plan is taken as it is written", () => {
  expect(PlanForm.parse(plan)).toMatchObject({ repeats: false, steps: [{ afterDays: 30 }, { kind: "call" }] });
});

test("an email without a subject, a field that nothing fills in and a plan without steps are refused in words", () => {
  expect(problemsOf({ steps: [{ kind: "email", afterDays: "30", body: "Hello {frist}" }] })).toEqual([
    "steps.0.subject: An email needs a subject.",
    "steps.0.body: Nothing fills in {frist}. There are {first}, {name}, {company}, {client}, {legal}, {agency}.",
  ]);
  expect(
    problemsOf({ steps: [{ kind: "email", afterDays: "30", subject: "a\nBcc: b@example.com", body: "c" }] }),
  ).toEqual(["steps.0.subject: A subject is one line."]);
  expect(problemsOf({ steps: [] })).toEqual(["steps: A plan needs a step."]);
});

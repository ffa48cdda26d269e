import { expect, test } from "vitest";
import { dormancyChoices, readChoice } from "./dormancy-choices.ts";

const invoices = { id: "01900000-0000-7000-8000-000000000001", name: "invoices in German" };

test("every choice an agent is offered comes back as what was chosen", () => {
  const choices = dormancyChoices([invoices]);
  expect(choices.map(({ label }) => label)).toContain("Waits for invoices in German");
  for (const { id, reason } of choices) expect(readChoice(id)).toMatchObject({ reason });
  expect(readChoice(`offering-missing:${invoices.id}`)).toEqual({
    reason: "offering-missing",
    offeringId: invoices.id,
  });
});

test("what no agent was offered is no choice", () => {
  for (const crooked of ["", "won", "lost-by-client", `seasonal:${invoices.id}`, "offering-missing:7", "toString"])
    expect(readChoice(crooked), crooked).toBeNull();
});

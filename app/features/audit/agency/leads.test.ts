import { expect, test } from "vitest";
import { due, names, tells } from "#tests/told.ts";
import { sentence } from "../sentence.ts";
import { leadSentences } from "./leads.ts";

const next = { nextAction: "wake", dueAt: due } as const;

tells(leadSentences, {
  "lead.created": [
    { source: "row", rowId: "r318", stage: "ready", nextAction: "call", dueAt: due },
    null,
    "Lead opened from row 318 of calder-old-leads.csv, ready. Next: call them, due 24 Nov 2026, 14:00.",
    "Taken from row 318 of calder-old-leads.csv.",
  ],
  "lead.stage-changed": [
    { from: "ready", to: "nurturing", reason: "not-now", dormancyReason: "not-now", ...next },
    "priya",
    "Ready became nurturing: not now. Next: get back in touch, due 24 Nov 2026, 14:00.",
    "We keep in touch and come back to them on Tue 24 Nov 2026.",
  ],
  "lead.rescheduled": [next, null, "Next: get back in touch, due 24 Nov 2026, 14:00.", null],
  "lead.leased": [
    { holdToken: "t", until: due },
    "priya",
    "Priya Nair took the lead on the desk, until 24 Nov 2026, 14:00.",
    null,
  ],
  "lead.extended": [
    { holdToken: "t", until: due },
    "priya",
    "Priya Nair kept the lead until 24 Nov 2026, 14:00.",
    null,
  ],
  "lead.released": [
    { holdToken: "t", why: "skipped", skipReason: "bad-moment" },
    "priya",
    "Priya Nair passed over the lead: a bad moment for their trade.",
    null,
  ],
  "lead.listed": [
    { listId: "l", kind: "opportunities", closed: false },
    null,
    "Found on the list of open opportunities; it is in hand, so a person decides.",
    null,
  ],
  "lead.pulled": [{ agentId: "tomasz" }, "priya", "Priya Nair wants Tomasz Wrona to have the lead next.", null],
  "lead.contract-heard": [
    { endOn: "2027-12-31", months: 24, supplierChanged: true },
    "priya",
    "Priya Nair heard that their contract ends on 31 Dec 2027, and who supplies them.",
    null,
  ],
  "lead.assigned": [{ assigneeId: "tomasz" }, "priya", "Priya Nair gave the lead to Tomasz Wrona.", null],
  "lead.led-to": [
    { leadId: "l2", source: "moved", companyId: "pike" },
    "priya",
    "Priya Nair followed somebody who moved to Harrow & Pike.",
    null,
  ],
  "lead.signalled": [
    { signalId: "s", kind: "offering-shipped", effect: "woken" },
    null,
    "The client now offers what they asked for: the lead is woken.",
    null,
  ],
});

test("a lead on which somebody let the phone lie says who", () => {
  const expired = { type: "lead.released", data: { holdToken: "t", why: "expired" }, by: "priya" } as const;
  expect(sentence(expired, names, "agency")).toBe("Priya Nair gave no sign of life; the lead went back to the queue.");
});

test("who wants a lead for themselves is named once", () => {
  const own = { type: "lead.pulled", data: { agentId: "priya" }, by: "priya" } as const;
  expect(sentence(own, names, "agency")).toBe("Priya Nair is to have it next, by their own wish.");
});

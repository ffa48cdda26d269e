// Long, since every kind of entry in the ledger is told here once.
import { describe, expect, test } from "vitest";
import type { EventType } from "./events.ts";
import { type Names, sentence, type Told } from "./sentence.ts";

const names: Names = {
  zone: "Europe/London",
  agency: "Ember Calling",
  client: "Calder Telematics",
  people: {
    priya: { name: "Priya Nair", of: "agency" },
    tomasz: { name: "Tomasz Wrona", of: "agency" },
    hanna: { name: "Hanna Voss", of: "client" },
  },
  companies: { pike: "Harrow & Pike", harrow: "HARROW AND PIKE LTD" },
  contacts: { helen: "Helen Marsh" },
  numbers: { main: "020 7946 0142" },
  numberOfAttempt: { first: "020 7946 0142" },
  outcomes: {
    "not-now": "Not now",
    "wrong-number": "Wrong number",
    qualified: "Qualified",
    "own-0199": "Asked for brochure",
  },
  questions: { q1: "Vans on the road?", f1: "Vans?" },
  lines: { l1: "Opener: Good day.", l2: "Opener: Good morning." },
  rows: { r318: "row 318 of calder-old-leads.csv" },
};

const due = "2026-11-24T14:00:00.000Z";
const next = { nextAction: "wake", dueAt: due } as const;

/** One entry of each kind, how the agency reads it, and how the client does. */
const story: { [T in EventType]: [Extract<Told, { type: T }>["data"], string | null, string, string | null] } = {
  "user.signed-in": [{ userId: "priya" }, "priya", "Priya Nair signed in.", null],
  "user.created": [{ userId: "tomasz" }, "priya", "Priya Nair added Tomasz Wrona.", null],
  "user.password-changed": [{ userId: "priya" }, "priya", "Priya Nair changed their password.", null],
  "user.away": [
    { userId: "priya", reason: "holiday", from: due, until: "2026-11-30T09:00:00.000Z", callbacks: "anyone" },
    "priya",
    "Priya Nair is away until 30 Nov 2026, 09:00; colleagues keep their promises.",
    null,
  ],
  "user.back": [{ userId: "priya" }, null, "Priya Nair is back.", null],
  "user.disabled": [{ userId: "tomasz" }, "priya", "Priya Nair closed Tomasz Wrona’s account.", null],
  "clock.moved": [{ aheadMs: 7_200_000 }, "priya", "Priya Nair moved the demo’s clock; it runs 2 hours ahead.", null],
  "client.created": [{}, null, "Calder Telematics became a client.", null],
  "campaign.created": [{}, "priya", "Priya Nair opened the campaign.", "The campaign began."],
  "campaign.status-changed": [
    { from: "live", to: "paused", because: "client-asked", until: "2026-12-01" },
    "priya",
    "Priya Nair took the campaign from live to paused until 1 Dec 2026: the client asked for it.",
    null,
  ],
  "campaign.outcome-set": [{ disposition: "not-now" }, "priya", "Priya Nair set the outcome “Not now”.", null],
  "campaign.outcome-added": [
    { disposition: "own-0199", like: "not-now" },
    "priya",
    "Priya Nair added the outcome “Asked for brochure”, which behaves like “Not now”.",
    null,
  ],
  "campaign.outcome-removed": [
    { disposition: "own-gone", label: "Wants a visit" },
    "priya",
    "Priya Nair removed the outcome “Wants a visit”.",
    null,
  ],
  "campaign.callbacks-set": [
    { windowMinutes: 15, anyonesAfterMinutes: 30, perHour: 4, perDay: 25 },
    "priya",
    "Priya Nair set how promises are kept. Within 15 minutes, anyone’s after 30; 4 an hour and 25 a day for each agent.",
    null,
  ],
  "campaign.settled": [{ closed: 812 }, null, "Every lead of the campaign is settled; 812 leads closed with it.", null],
  "import.uploaded": [{ bytes: 12_345 }, "priya", "Priya Nair uploaded a file of 12,345 bytes.", null],
  "import.mapping-corrected": [{ columns: 1 }, "priya", "Priya Nair corrected 1 column.", null],
  "import.rows-mended": [{ cells: 3, rows: 2 }, "priya", "Priya Nair mended 3 cells of 2 rows.", null],
  "import.committed": [
    { rows: 10, leads: 5, merged: 2, suppressed: 1, quarantined: 1, blank: 1 },
    "priya",
    "Priya Nair committed 10 rows. 5 leads, 2 merged, 1 suppressed, 1 quarantined, 1 blank.",
    null,
  ],
  "import.cancelled": [{ rowsDone: 3 }, null, "The import stopped after 3 rows.", null],
  "import.failed": [{ code: "not-a-table" }, null, "The import failed: not a table.", null],
  "import.undo-asked": [{}, "priya", "Priya Nair asked to take the import back.", null],
  "import.undone": [{ rows: 10, leads: 5 }, "priya", "Priya Nair took the import back: 10 rows, 5 leads.", null],
  "row.mended": [{ rowId: "r318", line: 318, cells: 1 }, "priya", "Priya Nair mended 1 cell of row 318.", null],
  "list.used": [
    { listId: "l", kind: "customers", rows: 40, numbers: 30, emails: 2, domains: 20, companies: 40, lifted: 3 },
    "priya",
    "Priya Nair put a list of customers in force, 40 rows. 3 of the list before it may be called again.",
    null,
  ],
  "list.taken-back": [
    { listId: "l", kind: "do-not-call", lifted: 12 },
    "priya",
    "Priya Nair took back a list of numbers not to be called. 12 of it may be called again.",
    null,
  ],
  "row.verdict-changed": [
    { rowId: "r318", line: 318, from: "quarantined", to: "lead" },
    "priya",
    "Priya Nair changed row 318 from quarantined to lead.",
    null,
  ],
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
  "campaign.order-changed": [{ factors: 2 }, "priya", "Priya Nair set 2 weights of the queue’s order.", null],
  "campaign.script-changed": [
    { before: ["l1"], after: ["l2"] },
    "priya",
    "Priya Nair changed what is said: “Opener: Good day.” became “Opener: Good morning.”.",
    null,
  ],
  "campaign.question-added": [{ criterionId: "q1" }, "priya", "Priya Nair asks as well: “Vans on the road?”.", null],
  "campaign.question-changed": [
    { criterionId: "q1", formerId: "f1" },
    "priya",
    "Priya Nair changed a question: “Vans?” became “Vans on the road?”.",
    null,
  ],
  "campaign.question-put-away": [
    { criterionId: "q1" },
    "priya",
    "Priya Nair put the question “Vans on the road?” away.",
    null,
  ],
  "campaign.question-asked-again": [
    { criterionId: "q1" },
    "priya",
    "Priya Nair asks again: “Vans on the road?”.",
    null,
  ],
  "campaign.terms-changed": [
    { endsOn: "2027-03-31", callerId: true, sector: "pensions" },
    "priya",
    "Priya Nair changed the campaign’s last day to 31 Mar 2027, and the number it shows, and what it calls about to pension schemes.",
    null,
  ],
  "campaign.caller-added": [{ userId: "tomasz" }, "priya", "Priya Nair put Tomasz Wrona on the campaign.", null],
  "campaign.caller-removed": [
    { userId: "tomasz", leads: 2 },
    "priya",
    "Priya Nair took Tomasz Wrona off the campaign. 2 leads of theirs became anyone’s.",
    null,
  ],
  "campaign.caller-changed": [
    { userId: "tomasz", share: 3, languages: 1 },
    "priya",
    "Priya Nair gave Tomasz Wrona a share of 3 and 1 language.",
    null,
  ],
  "agent.paused": [
    { because: "meeting", until: "2026-11-17T11:00:00Z" },
    "priya",
    "Priya Nair left the desk until 17 Nov 2026, 11:00: a meeting.",
    null,
  ],
  "agent.resumed": [{}, "priya", "Priya Nair came back to the desk.", null],
  "lead.contract-heard": [
    { endOn: "2027-12-31", months: 24, supplierChanged: true },
    "priya",
    "Priya Nair heard that their contract ends on 31 Dec 2027, and who supplies them.",
    null,
  ],
  "lead.assigned": [{ assigneeId: "tomasz" }, "priya", "Priya Nair gave the lead to Tomasz Wrona.", null],
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
  "callback.seen-to": [{}, "priya", "Priya Nair saw to the call that was promised before.", null],
  "callback.moved": [
    { from: due, to: "2026-11-25T14:00:00.000Z", because: "missed" },
    null,
    "The promise for 24 Nov 2026, 14:00 became 25 Nov 2026, 14:00: it was missed.",
    null,
  ],
  "lead.led-to": [
    { leadId: "l2", source: "moved", companyId: "pike" },
    "priya",
    "Priya Nair followed somebody who moved to Harrow & Pike.",
    null,
  ],
  "company.merged": [
    { mergeId: "m", keptCompanyId: "pike", mergedCompanyId: "harrow", mergedLeadId: null, certain: true },
    null,
    "HARROW AND PIKE LTD was merged into Harrow & Pike: certain, nobody had to be asked.",
    null,
  ],
  "company.updated": [
    { rowId: "r", kinds: ["number", "contract"] },
    "priya",
    "A newer file of Calder Telematics brought: a number, other contract dates.",
    null,
  ],
  "company.unmerged": [
    { mergeId: "m", keptCompanyId: "pike", mergedCompanyId: "harrow", revivedLeadId: "l" },
    "priya",
    "HARROW AND PIKE LTD was taken apart from Harrow & Pike by Priya Nair; its lead is open again.",
    null,
  ],
  "company.field-chosen": [
    { field: "address", sourceCompanyId: "harrow" },
    "priya",
    "Priya Nair chose the address of the merged company.",
    null,
  ],
  "company.field-typed": [{ field: "name" }, "priya", "Priya Nair typed the name of the merged company.", null],
  "client.survivorship-set": [
    { field: "address", rule: "most-recent" },
    "priya",
    "Priya Nair set whose word counts for the address: most recent.",
    null,
  ],
  "pair.answered": [
    { decisionId: "d", answer: "same" },
    "priya",
    "Priya Nair answered “same” to a likely duplicate.",
    null,
  ],
  "pair.reopened": [{ decisionId: "d" }, "priya", "Priya Nair took back the answer to a likely duplicate.", null],
  "number.suppressed": [
    { phoneNumberId: "main", agencyWide: true },
    "priya",
    "020 7946 0142 must not be called again, by anyone in the agency.",
    "They asked not to be called again; nobody here will.",
  ],
  "suppression.added": [
    { suppressionId: "s", kind: "email", agencyWide: true },
    "priya",
    "Priya Nair suppressed an email address for the whole agency.",
    null,
  ],
  "suppression.lifted": [
    { suppressionId: "s", kind: "number", agencyWide: false },
    "priya",
    "Priya Nair lifted the suppression of a number for this client.",
    null,
  ],
  "consent.recorded": [
    { consentId: "c" },
    "priya",
    "Priya Nair recorded that a number does not object to being called.",
    null,
  ],
  "consent.withdrawn": [{ consentId: "c" }, "priya", "Priya Nair recorded that a number takes back its consent.", null],
  "basis.recorded": [{ country: "DE" }, "priya", "Priya Nair recorded a basis for calling companies in DE.", null],
  "rule.written": [
    { ruleId: "gb-hours", version: "2026-12-01", validFrom: "2026-12-01" },
    "priya",
    "Priya Nair wrote the rule gb-hours 2026-12-01, from 2026-12-01.",
    null,
  ],
  "rule.checked": [
    { ruleId: "gb-hours", version: "2026-11" },
    "priya",
    "Priya Nair compared the rule gb-hours 2026-11 with its source.",
    null,
  ],
  "rule.ended": [
    { ruleId: "gb-hours", version: "2026-11", validTo: "2027-01-01" },
    "priya",
    "Priya Nair ended the rule gb-hours 2026-11 on 2027-01-01.",
    null,
  ],
  "screening.loaded": [
    { screeningId: "s", list: "TPS", entries: 3 },
    "priya",
    "Priya Nair loaded the TPS, 3 numbers.",
    null,
  ],
  "number.added": [{ phoneNumberId: "main" }, "priya", "020 7946 0142 was found by Priya Nair.", null],
  "number.died": [
    { phoneNumberId: "main", reason: "wrong-number" },
    "priya",
    "020 7946 0142 was struck out: wrong number.",
    null,
  ],
  "contact.left": [
    { contactId: "helen" },
    "priya",
    "Helen Marsh has left the company.",
    "Helen Marsh has left the company.",
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
  "handback.qualified": [
    { handbackId: "h", attemptId: "first" },
    "priya",
    "Priya Nair qualified the lead: Calder Telematics’s questions are answered.",
    "Your questions were answered on a call.",
  ],
  "handback.refused": [{ handbackId: "h" }, "tomasz", "Tomasz Wrona sent it back from the gate.", null],
  "handback.passed": [
    { handbackId: "h", acceptBy: due },
    "tomasz",
    "Tomasz Wrona passed it to Calder Telematics. Theirs to answer by Tue 24 Nov 2026.",
    "Passed to you, to answer by Tue 24 Nov 2026.",
  ],
  "handback.accepted": [
    { handbackId: "h", clientOwnerId: "hanna" },
    "hanna",
    "Hanna Voss accepted it; it is Calder Telematics’s now.",
    "Hanna Voss accepted it.",
  ],
  "handback.declined": [
    { handbackId: "h", reason: "wrong-timing" },
    "hanna",
    "Hanna Voss declined it: wrong timing.",
    "Hanna Voss declined it: wrong timing.",
  ],
  "handback.expired": [
    { handbackId: "h" },
    null,
    "Calder Telematics did not answer in time; it is the agency’s again.",
    "Nobody answered in time; it went back to Ember Calling.",
  ],
  "handback.taken-back": [
    { handbackId: "h1", answer: "declined" },
    "hanna",
    "Hanna Voss took it back: it is no longer declined, and waits for an answer again.",
    "Hanna Voss took the answer back.",
  ],
  "handback.reopened": [{ handbackId: "h2", formerId: "h1" }, null, "It stands at the gate again.", null],
  "handback.reported": [
    { handbackId: "h", kind: "won", valueMinor: 1_200_000, currency: "GBP" },
    "hanna",
    "Hanna Voss reported: won, £12,000.",
    "Hanna Voss reported: won, £12,000.",
  ],
  "message.queued": [{ messageId: "m" }, null, "A message was written.", null],
  "message.sent": [{ messageId: "m" }, null, "A message was sent.", null],
  "message.failed": [{ messageId: "m" }, null, "A message could not be sent.", null],
  "message.settled": [
    { messageId: "m", arrived: false },
    "priya",
    "Priya Nair had a message sent again that had not arrived.",
    null,
  ],
  "offering.added": [{ offeringId: "o" }, "priya", "Priya Nair wrote down what leads wait for.", null],
  "signal.raised": [
    { signalId: "s", kind: "competitor-news", woken: 5, noted: 1 },
    "priya",
    "Priya Nair told of news of their supplier: 5 leads woken, 1 noted.",
    null,
  ],
  "lead.signalled": [
    { signalId: "s", kind: "offering-shipped", effect: "woken" },
    null,
    "The client now offers what they asked for: the lead is woken.",
    null,
  ],
  "plan.saved": [{ planId: "p", steps: 4 }, "priya", "Priya Nair saved a touch plan of 4 steps.", null],
  "plans.assigned": [{ reasons: 7 }, "priya", "Priya Nair said for 7 reasons which touch plan begins.", null],
  "presets.assigned": [{}, "priya", "Priya Nair changed the touch plans that campaigns are offered.", null],
  "plan.chosen": [{ planId: null }, "priya", "Priya Nair chose no touch plan for them.", null],
  "plan.started": [{ planId: "p", runId: "r" }, null, "A touch plan began.", "We keep in touch by a plan."],
  "plan.ended": [{ runId: "r", reason: "replied" }, null, "The touch plan ended: they answered.", null],
  "touch.done": [
    { touchId: "t", kind: "letter" },
    "priya",
    "Priya Nair made a touch: a letter.",
    "We were in touch: a letter.",
  ],
  "touch.failed": [{ touchId: "t", bounced: true }, null, "An email did not go: there is no such mailbox.", null],
  "touch.skipped": [
    { touchId: "t", kind: "email", why: "unsubscribed" },
    null,
    "A touch was left out, an email: they want no more mail, or it does not arrive.",
    null,
  ],
  "mail.stopped": [{ reason: "bounced" }, null, "Nothing more is written to this address: it does not arrive.", null],
};

describe.each(Object.entries(story))("%s", (type, [data, by, agency, client]) => {
  const entry = { type, data, by } as Told;

  test("is told to the agency with all that is known", () => {
    expect(sentence(entry, names, "agency")).toBe(agency);
  });

  test("is told to the client as far as it is theirs to see", () => {
    expect(sentence(entry, names, "client")).toBe(client);
  });

  test("is still a sentence where nothing has a name any more", () => {
    const nameless = { zone: "UTC", agency: "The agency", client: "The client", people: {} };
    expect(sentence({ ...entry, by: null }, nameless, "agency")).toMatch(/^[\p{Lu}\d].*\.$/u);
  });
});

test("the client never reads the name of one of ours", () => {
  for (const [type, [data]] of Object.entries(story)) {
    expect(sentence({ type, data, by: "priya" } as Told, names, "client") ?? "").not.toMatch(/Priya|Tomasz/);
  }
});

test("a lead on which somebody let the phone lie says who", () => {
  const expired = { type: "lead.released", data: { holdToken: "t", why: "expired" }, by: "priya" } as const;
  expect(sentence(expired, names, "agency")).toBe("Priya Nair gave no sign of life; the lead went back to the queue.");
});

test("who wants a lead for themselves is named once", () => {
  const own = { type: "lead.pulled", data: { agentId: "priya" }, by: "priya" } as const;
  expect(sentence(own, names, "agency")).toBe("Priya Nair is to have it next, by their own wish.");
});

test("an outcome that was removed again keeps its name where it was added, and had none in the older entries", () => {
  const added = { type: "campaign.outcome-added", by: "priya" } as const;
  const data = { disposition: "own-gone", like: "not-now" };
  expect(sentence({ ...added, data: { ...data, label: "Wants a visit" } }, names, "agency")).toBe(
    "Priya Nair added the outcome “Wants a visit”, which behaves like “Not now”.",
  );
  expect(sentence({ ...added, data }, names, "agency")).toContain("the outcome “one that was removed”");
});

test("a promise that was moved because they asked for it says who moved it", () => {
  const data = { from: due, to: "2026-11-25T14:00:00.000Z", because: "agreed" } as const;
  const moved = { type: "callback.moved", data, by: "priya" } as const;
  expect(sentence(moved, names, "agency")).toBe(
    "Priya Nair moved the promise for 24 Nov 2026, 14:00 to 25 Nov 2026, 14:00.",
  );
});

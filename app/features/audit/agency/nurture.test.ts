import { tells } from "#tests/told.ts";
import { nurtureSentences } from "./nurture.ts";

tells(nurtureSentences, {
  "message.queued": [{ messageId: "m" }, null, "A message was written.", null],
  "message.sent": [{ messageId: "m" }, null, "A message was sent.", null],
  "message.failed": [{ messageId: "m" }, null, "A message did not reach them.", null],
  "message.lost-sight-of": [
    { messageId: "m" },
    null,
    "A message may have been sent, or not: somebody has to find out.",
    null,
  ],
  "message.settled": [
    { messageId: "m", arrived: false },
    "priya",
    "Priya Nair had a message sent again that had not arrived.",
    null,
  ],
  "offering.superseded": [{ offeringId: "o", saidOf: "l" }, "priya", "What they wait for was answered anew.", null],
  "offering.added": [{ offeringId: "o" }, "priya", "Priya Nair wrote down what leads wait for.", null],
  "signal.raised": [
    { signalId: "s", kind: "competitor-news", woken: 5, noted: 1 },
    "priya",
    "Priya Nair told of news of their supplier: 5 leads woken, 1 noted.",
    null,
  ],
  "plan.saved": [{ planId: "p", steps: 4 }, "priya", "Priya Nair saved a touch plan of 4 steps.", null],
  "plan.chosen": [{ planId: null }, "priya", "Priya Nair chose no touch plan for them.", null],
  "plan.started": [{ planId: "p", runId: "r" }, null, "A touch plan began.", "We keep in touch by a plan."],
  "plan.ended": [{ runId: "r", reason: "replied" }, null, "The touch plan ended: they answered.", null],
  "plans.assigned": [{ reasons: 7 }, "priya", "Priya Nair said for 7 reasons which touch plan begins.", null],
  "presets.assigned": [{}, "priya", "Priya Nair changed the touch plans that campaigns are offered.", null],
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
  "mail.answered": [{ answer: "a1" }, null, "They answered an email.", null],
});

import { due, tells } from "#tests/told.ts";
import { handbackSentences } from "./handback.ts";

tells(handbackSentences, {
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
});

import { tells } from "#tests/told.ts";
import { complianceSentences } from "./compliance.ts";

tells(complianceSentences, {
  "number.suppressed": [
    { phoneNumberId: "main", agencyWide: true },
    "priya",
    "020 7946 0142 must not be called again, by anyone in the agency.",
    "They asked not to be called again; nobody here will.",
  ],
  "number.added": [{ phoneNumberId: "main" }, "priya", "020 7946 0142 was found by Priya Nair.", null],
  "number.died": [
    { phoneNumberId: "main", reason: "wrong-number" },
    "priya",
    "020 7946 0142 was struck out: wrong number.",
    null,
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
  "contact.left": [
    { contactId: "helen" },
    "priya",
    "Helen Marsh has left the company.",
    "Helen Marsh has left the company.",
  ],
  "person.erased": [
    { people: 2, numbers: 1, addresses: 0, texts: 3, company: false, reason: "request" },
    "priya",
    "Priya Nair erased a person of 2 records at their request. Gone: 1 number, 0 addresses, words in 3 places. They stay suppressed.",
    "Somebody there asked us to erase what we knew of them.",
  ],
});

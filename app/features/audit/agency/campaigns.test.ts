import { expect, test } from "vitest";
import { names, tells } from "#tests/told.ts";
import { sentence } from "../sentence.ts";
import { campaignSentences } from "./campaigns.ts";

tells(campaignSentences, {
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
    { disposition: "own-0199", label: "Asked for brochure" },
    "priya",
    "Priya Nair removed the outcome “Asked for brochure”.",
    null,
  ],
  "campaign.callbacks-set": [
    { windowMinutes: 15, anyonesAfterMinutes: 30, perHour: 4, perDay: 25 },
    "priya",
    "Priya Nair set how promises are kept. Within 15 minutes, anyone’s after 30; 4 an hour and 25 a day for each agent.",
    null,
  ],
  "campaign.settled": [{ closed: 812 }, null, "Every lead of the campaign is settled; 812 leads closed with it.", null],
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
});

test("an outcome that is gone and whose name was not kept is not told by its code", () => {
  const data = { disposition: "own-gone", like: "not-now" };
  const added = { type: "campaign.outcome-added", by: "priya", data } as const;
  expect(sentence(added, names, "agency")).toContain("the outcome “one that was removed”");
});

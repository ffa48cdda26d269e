import type { DormancyReason, PlanPreset } from "#db/vocabulary.ts";
import { classicPlan, type WrittenPlan, type WrittenStep } from "./classic-plan.ts";

type Day = { afterDays: number };

const call = ({ afterDays }: Day): WrittenStep => ({ kind: "call", afterDays, subject: null, body: null });
const card = ({ afterDays }: Day, body: string): WrittenStep => ({ kind: "card", afterDays, subject: null, body });
const email = ({ afterDays }: Day, subject: string, says: string): WrittenStep => ({
  kind: "email",
  afterDays,
  subject,
  body: `Hello {first},\n\n${says}\n\n{agency}, for {client}`,
});
const letter = ({ afterDays }: Day, says: string): WrittenStep => ({
  kind: "letter",
  afterDays,
  subject: null,
  body: `Dear {name},\n\n${says}\n\n{agency}, for {client}`,
});
const owes = (leastTouches: number, touchDays: number, leastCalls: number, callDays: number) => ({
  ...{ leastTouches, touchDays, leastCalls, callDays },
});

/**
 * A plan for each kind of dormant, to begin with. Of another supplier they say nothing; whoever is quiet for a while is rung by the day on
 * which they wake, and each keeps what it owes.
 */
export const presets: Record<PlanPreset, WrittenPlan> = {
  monthly: classicPlan,
  slow: {
    name: "A slow decision: a word each month",
    repeats: true,
    beforeWakeDays: null,
    ...owes(2, 90, 1, 70),
    steps: [
      email(
        { afterDays: 30 },
        "For your own time at {company}",
        "A decision like yours takes the time it takes. If somebody at {company} needs figures or an answer from {client} to go on, write back and they will have it.",
      ),
      call({ afterDays: 30 }),
    ],
  },
  contract: {
    name: "A contract: quiet until its turn",
    repeats: false,
    beforeWakeDays: 28,
    ...owes(3, 28, 1, 28),
    steps: [
      letter(
        { afterDays: 1 },
        "You told us when the contract of {company} comes up. This is about the time at which people look at what else there is, so {client} would like to make you an offer to compare with.\n\nWe will ring you in the next weeks.",
      ),
      email(
        { afterDays: 14 },
        "Before your contract comes up",
        "We wrote to you by post: it is about the time to look at what comes after your contract. {client} can tell you what a change would cost, and how long it takes, before you need to decide. We will ring you; if another time suits you better, an answer to this email is enough.",
      ),
      call({ afterDays: 13 }),
    ],
  },
  supplied: {
    name: "With a supplier: every other month",
    repeats: true,
    beforeWakeDays: null,
    ...owes(1, 70, 1, 190),
    steps: [
      email(
        { afterDays: 60 },
        "If you would like a second quote",
        "You are looked after at the moment, and this is no more than a word that {client} is there. If you would like to compare at some time, write back and a quote is on its way.",
      ),
      email(
        { afterDays: 60 },
        "Room for new customers",
        "{client} has room for new customers. If a contract of yours comes up this year, tell us the month, and we will be in touch in good time and not before.",
      ),
      call({ afterDays: 60 }),
    ],
  },
  unhappy: {
    name: "Unhappy: a call every five months",
    repeats: true,
    beforeWakeDays: null,
    ...owes(1, 90, 1, 170),
    steps: [
      email(
        { afterDays: 75 },
        "How is it going at {company}?",
        "When we last spoke you wanted some things to be different and stayed as you are. I hope they have become better. If not, {client} would be glad to hear what you would want.",
      ),
      call({ afterDays: 75 }),
    ],
  },
  elsewhere: {
    name: "The one that got away",
    repeats: false,
    beforeWakeDays: null,
    ...owes(1, 75, 1, 190),
    steps: [
      card({ afterDays: 14 }, "Thank them for having looked at {client}, and wish them well with what they chose."),
      call({ afterDays: 28 }),
      email(
        { afterDays: 70 },
        "Is anything still open at {company}?",
        "You decided otherwise some months ago, and I hope it does what you wanted. If something is still open, or was harder than you thought, an answer to this email reaches {client}.",
      ),
      call({ afterDays: 70 }),
    ],
  },
  awaited: {
    name: "Until what they lack is there",
    repeats: true,
    beforeWakeDays: null,
    ...owes(1, 100, 1, 190),
    steps: [
      email(
        { afterDays: 90 },
        "What you were missing",
        "When we last spoke {client} did not offer something you needed. We have kept it in mind and will write on the day it is there. If you need it no more, or something else instead, tell us.",
      ),
      call({ afterDays: 90 }),
    ],
  },
  season: {
    name: "Quiet until before their season",
    repeats: false,
    beforeWakeDays: 21,
    ...owes(2, 21, 1, 21),
    steps: [
      card({ afterDays: 1 }, "Wish them a good season, and say that {client} rings before it begins."),
      call({ afterDays: 20 }),
    ],
  },
  "second-look": {
    name: "A second look after the client",
    repeats: true,
    beforeWakeDays: null,
    ...owes(1, 55, 1, 100),
    steps: [
      email(
        { afterDays: 45 },
        "Where do things stand at {company}?",
        "Some weeks ago you spoke with {client}, and it went no further then. If that has changed, or a question was left open, an answer to this email is enough.",
      ),
      call({ afterDays: 45 }),
    ],
  },
};

/** Which of them suits whom, where nobody has said otherwise. */
export const presetFor: Record<DormancyReason, PlanPreset> = {
  "not-now": "monthly",
  "under-contract": "contract",
  "offering-missing": "awaited",
  "unhappy-but-staying": "unhappy",
  "decides-slowly": "slow",
  "competitor-news": "supplied",
  "bought-elsewhere": "elsewhere",
  seasonal: "season",
  "declined-by-client": "second-look",
  "returned-by-client": "second-look",
  "lost-by-client": "second-look",
};

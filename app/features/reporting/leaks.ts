import type { NextAction } from "#db/vocabulary.ts";

/** How long after its date an action may stand before it counts as forgotten. Weekends fit into each. */
export const graceDays: Record<NextAction, number> = {
  // Retries stand in line with the rest of a backlog, which takes weeks.
  call: 60,
  callback: 3,
  research: 21,
  wake: 14,
  review: 4,
  // An offer that nobody answers expires by itself; one that stands longer was forgotten by the clock.
  "await-acceptance": 4,
  // We chase the client on the date; this long after it somebody rings them up.
  contact: 10,
  report: 10,
};

/** How long a lead may be kept from every call before somebody has to see to it. */
export const blockedDays = 7;

export const leakKinds = [
  "overdue",
  "client-silent",
  "assignee-disabled",
  "campaign-stopped",
  "no-route",
  "unsaid",
  "no-route-in-hand",
  "blocked",
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** What is wrong, and what to do about it. */
export const leakWords: Record<LeakKind, { title: string; says: string; act: string }> = {
  overdue: {
    title: "Forgotten by us",
    says: "The next action is overdue beyond its grace.",
    act: "Open the lead and do it, or give it a new date.",
  },
  "client-silent": {
    title: "Forgotten by the client",
    says: "The client has said nothing past the chase.",
    act: "Ring the named person and write down what became of it.",
  },
  "assignee-disabled": {
    title: "With somebody who has left",
    says: "The person it is assigned to can no longer sign in.",
    act: "Give it to a colleague, or to anyone.",
  },
  "campaign-stopped": {
    title: "In a campaign that stands still",
    says: "The campaign is paused without a date, or has ended, and the lead is open.",
    act: "Open the campaign and resume it, give the pause a date, or end it: its leads are then settled.",
  },
  "no-route": {
    title: "With no way to reach them",
    says: "No number, email or website is left, and nobody is looking for one.",
    act: "Send it to research.",
  },
  unsaid: {
    title: "Called, and nobody said what came of it",
    says: "The last call ended more than a day ago and has no outcome.",
    act: "Ask who made it: it is the first thing on their desk. Where they have left, have it called again.",
  },
  "no-route-in-hand": {
    title: "At the gate or with the client, with no way to reach them",
    says: "No number, email or website is left.",
    act: "Ask the client for a number, and add it on the company’s page.",
  },
  blocked: {
    title: "That no rule lets us call",
    says: "For more than a week no hour was known at which any of their numbers may be rung.",
    act: "See to what stands beside each; they are asked about again within the hour. Or find another number, or close them.",
  },
};

import type { DeclineReason } from "#db/vocabulary.ts";

/** What the client reads beside each reason before it is given. */
export const declineWords: Record<DeclineReason, { title: string; follows: string }> = {
  "already-customer": { title: "Already our customer", follows: "we will not call them again" },
  "wrong-timing": { title: "Wrong time", follows: "we stay in touch and ask again in three months" },
  "wrong-contact": { title: "Wrong person", follows: "we find the right one" },
  "not-as-agreed": { title: "Not what we agreed", follows: "we look at the call again and come back to you" },
  other: { title: "Something else", follows: "tell us, and we come back to you" },
};

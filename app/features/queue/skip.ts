/** Why an agent passes over a lead, and after how many minutes it comes back. A skip is a reason, never a way to lose a lead. */
export const skips = {
  "not-prepared": { label: "I need to read up first", minutes: 60 },
  "bad-moment": { label: "A bad moment for their trade", minutes: 120 },
  language: { label: "Someone else should ring (language)", minutes: 30 },
  "number-doubtful": { label: "The number looks wrong", minutes: 240 },
} as const;

export type SkipReason = keyof typeof skips;

export const skipReasons = Object.keys(skips) as SkipReason[];

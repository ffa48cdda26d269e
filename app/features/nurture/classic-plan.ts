import type { Minima, Plan, Step } from "./touch-plan.ts";

export type WrittenStep = Step & { subject: string | null; body: string | null };
export type WrittenPlan = Pick<Plan, "repeats"> &
  Minima & {
    name: string;
    /** Quiet until so many days before they wake; null where its days count from falling asleep. */
    beforeWakeDays: number | null;
    steps: readonly WrittenStep[];
  };

const email = (afterDays: number, subject: string, body: string): WrittenStep => ({
  kind: "email",
  ...{ afterDays, subject, body },
});

/**
 * The trade's own: an email a month, the fourth touch a call, and nobody without a call for longer than two months. Every fourth week brings
 * news, every eighth a call, which a third email announces a week before. Whole weeks keep to one day of the week, so that no weekend puts a
 * call off beyond what is owed. What is written is the account manager's to change.
 */
export const classicPlan: WrittenPlan = {
  name: "An email a month, the fourth touch a call",
  repeats: true,
  beforeWakeDays: null,
  leastTouches: 2,
  touchDays: 90,
  leastCalls: 1,
  callDays: 61,
  steps: [
    email(
      14,
      "Staying in touch",
      "Hello {first},\n\nSome time ago {company} looked at what {client} does, and it was not the moment. I will write now and then, and ring before anything that matters to you; nothing is asked of you until then.\n\nIf something has changed at your end, an answer to this email reaches us.\n\n{agency}, for {client}",
    ),
    email(
      28,
      "What others in your place asked",
      "Hello {first},\n\nPeople who run a business like {company} mostly ask {client} two things: what it costs, and how long a change takes. Both have short answers. Write back if you want them.\n\n{agency}, for {client}",
    ),
    email(
      7,
      "Before we ring",
      "Hello {first},\n\nWe will ring you next week to hear where things stand at {company}. If another time or another person is better, an answer to this email is enough.\n\n{agency}, for {client}",
    ),
    { kind: "call", afterDays: 7, subject: null, body: null },
  ],
};

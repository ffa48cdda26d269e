import type { Minima, Plan, Step } from "./touch-plan.ts";

export type WrittenStep = Step & { subject: string | null; body: string | null };
export type WrittenPlan = Pick<Plan, "repeats"> &
  Minima & {
    name: string;
    /** Quiet until so many days before they wake; null where its days count from falling asleep. */
    beforeWakeDays: number | null;
    steps: readonly WrittenStep[];
  };

const email = (subject: string, body: string): WrittenStep => ({ kind: "email", afterDays: 30, subject, body });

/** The trade's own: an email a month, the fourth touch a call. What is written is the account manager's to change. */
export const classicPlan: WrittenPlan = {
  name: "An email a month, the fourth touch a call",
  repeats: true,
  beforeWakeDays: null,
  leastTouches: 2,
  touchDays: 90,
  leastCalls: 1,
  callDays: 130,
  steps: [
    email(
      "Staying in touch",
      "Hello {first},\n\nsome time ago {company} looked at what {client} does, and it was not the moment. I will write now and then, and ring before anything that matters to you; nothing is asked of you until then.\n\nIf something has changed at your end, an answer to this email reaches us.\n\n{agency}, for {client}",
    ),
    email(
      "What others in your place asked",
      "Hello {first},\n\npeople who run a business like {company} mostly ask {client} two things: what it costs, and how long a change takes. Both have short answers. Write back if you want them.\n\n{agency}, for {client}",
    ),
    email(
      "Before we ring",
      "Hello {first},\n\nwe will ring you in the next weeks to hear where things stand at {company}. If another time or another person is better, an answer to this email is enough.\n\n{agency}, for {client}",
    ),
    { kind: "call", afterDays: 30, subject: null, body: null },
  ],
};

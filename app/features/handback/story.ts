import { count } from "#app/ui/format.ts";
import type { HandbackStatus, NextAction, Owner, Stage } from "#db/vocabulary.ts";

/** One line of a lead's story as its client reads it: our acts without anybody's name, theirs with it. */
export type StoryLine = { key: string; of: Owner; now?: boolean; what: string; at: string[]; more: string | null };

export type Story = {
  handbackId: string;
  status: HandbackStatus;
  company: string;
  about: string;
  stage: Stage;
  owner: Owner | null;
  ownerName: string | null;
  nextAction: NextAction | null;
  dueAt: string | null;
  acceptBy: string | null;
  facts: { question: string; answer: string }[];
  contact: { name: string | null; jobTitle: string | null; number: string; emails: string[] } | null;
  lines: StoryLine[];
  currency: string;
  zone: string;
  now: string;
  /** Set while the answer can still be taken back. */
  takeBackUntil: string | null;
  /** Until when an answer given now could be taken back. */
  undoUntil: string;
  /** What accepting now would promise. */
  contactBy: string;
};

const times = ["", "once", "twice", "three times", "four times", "five times", "six times"];

/** "Called twice, no answer". */
export const calledWords = (calls: number): string => `Called ${times[calls] ?? `${calls} times`}, no answer`;

/** How long was spoken: seconds below a minute, as nobody takes eight of them for one. */
export const talkWords = (seconds: number): string =>
  seconds < 60 ? `${count(seconds, "second")}.` : `${Math.round(seconds / 60)} min.`;

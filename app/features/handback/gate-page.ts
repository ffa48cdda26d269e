import type { AnsweredBy, DeclineReason, HandbackStatus, NextAction, Stage } from "#db/vocabulary.ts";

type Before = { status: "declined" | "expired" | "refused"; declineReason: DeclineReason | null; note: string | null };

export type GateLine = {
  handbackId: string;
  status: "gate" | "passed";
  company: string;
  client: string;
  agent: string;
  qualifiedAt: string;
  dueAt: string | null;
  before: Before | null;
};

export type GateLead = {
  handbackId: string;
  leadId: string;
  status: HandbackStatus;
  company: string;
  about: string;
  client: string;
  campaign: string;
  zone: string;
  stage: Stage;
  nextAction: NextAction | null;
  dueAt: string | null;
  facts: { id: string; question: string; required: boolean; answer: string | null }[];
  call: {
    at: string;
    talkSeconds: number | null;
    answeredBy: AnsweredBy | null;
    /** The agent was asked about the machine that the network heard, and said again that they spoke. */
    againstNetwork: boolean;
    number: string;
    person: { name: string; jobTitle: string | null } | null;
    agent: string;
  };
  /** The newest. What stood in the client's own file was only brought in by somebody of ours. */
  notes: { id: string; text: string; at: string; by: string | null; ofFile: boolean }[];
  /** How many stand only on the lead's page. */
  moreNotes: number;
  summary: string | null;
  lacking: "no-answered-call" | "questions-open" | null;
  acceptBy: string;
  before: Before | null;
};

/** Why it stands here a second time. */
export function beforeWords({ status, declineReason, note }: Before): string {
  const why = note ? ` “${note}”` : "";
  if (status === "expired") return "The client did not answer in time. Ring them before passing it again.";
  if (status === "refused") return `Sent back from the gate before.${why}`;
  return declineReason === "not-as-agreed"
    ? `The client says it is not what was agreed.${why}`
    : `The client declined it.${why}`;
}

/** Both words on who answered, where the network heard no person. */
export function heardWords({ answeredBy, againstNetwork, agent }: GateLead["call"]): string | null {
  if (answeredBy !== "machine" && answeredBy !== "fax") return null;
  const network = `The network heard ${answeredBy === "fax" ? "a fax machine" : "an answering machine"}.`;
  return againstNetwork
    ? `${network} ${agent} was asked, and says again that they spoke with somebody.`
    : `${network} ${agent} said that they spoke with somebody, and was not asked about it.`;
}

/** A first draft of what the client reads: the answers in one breath, for the manager to say better. */
export function draftSummary({ facts, call }: Pick<GateLead, "facts" | "call">): string {
  const said = facts.flatMap(({ question, answer }) => (answer ? [`${question}: ${answer}.`] : []));
  return [call.person ? `We spoke with ${call.person.name}.` : null, ...said].filter(Boolean).join(" ");
}

export const refusalWords: Record<string, string> = {
  "no-such-handback": "This lead is no longer at the gate.",
  "not-at-the-gate": "Somebody has decided about this lead already.",
  "summary-missing": "Say in a sentence or two why this lead is worth a call: the client reads it first.",
  "note-missing": "Say what is missing, so that the agent knows what to ask.",
  "no-answered-call": "There is no call on which somebody answered. Without it a lead cannot be passed; send it back.",
  "questions-open": "A question the client requires has no answer. Send it back and say which.",
  "nobody-to-receive":
    "Nobody of this client can sign in, so nobody would see it. Ask your admin to invite them first.",
  "lead-moved-on": "The lead has moved on since it was qualified, and is no longer at the gate.",
};

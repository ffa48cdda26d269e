import type { NextAction, Stage } from "#db/vocabulary.ts";

/**
 * The life of a lead. Forward it may skip (a client may say "won" without having said "contacted");
 * backward it goes only by the named ways: refused at the gate, declined, returned, lost.
 */
const waysOut: Record<Stage, readonly Stage[]> = {
  ready: ["research", "nurturing", "qualified", "closed"],
  research: ["ready", "nurturing", "closed"],
  nurturing: ["ready", "research", "qualified", "closed"],
  qualified: ["passed", "ready", "nurturing", "closed"],
  passed: ["accepted", "qualified", "ready", "research", "nurturing", "closed"],
  accepted: ["contacted", "meeting", "quoted", "won", "nurturing", "closed"],
  contacted: ["meeting", "quoted", "won", "nurturing", "closed"],
  meeting: ["quoted", "won", "nurturing", "closed"],
  quoted: ["won", "nurturing", "closed"],
  won: [],
  closed: [],
};

export const mayMove = (from: Stage, to: Stage): boolean => from === to || waysOut[from].includes(to);

/** An answer of the client's that is taken back the same day puts the lead where it stood; one of the two ways that lead out of closed. */
export const mayTakeBack = (from: Stage): boolean =>
  from === "accepted" || (from !== "passed" && waysOut.passed.includes(from));

/** A lead that a list closed may be opened again where it stood, once it stands on no list any more. */
export const mayReopen = (from: Stage, to: Stage): boolean =>
  from === "closed" && (to === "ready" || to === "research" || to === "nurturing");

/** The next actions that make sense in a stage; the first is the usual one. */
export const nextActionsIn: Record<Stage, readonly NextAction[]> = {
  ready: ["call", "callback"],
  research: ["research"],
  nurturing: ["wake"],
  qualified: ["review"],
  passed: ["await-acceptance"],
  accepted: ["contact"],
  contacted: ["report"],
  meeting: ["report"],
  quoted: ["report"],
  won: [],
  closed: [],
};

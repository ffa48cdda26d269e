import type { ImportStatus } from "#db/vocabulary.ts";

/** What an undo is doing, as the import's page tells it; while any of them stands at a committed import, it is being undone. */
export const undoPhases = {
  waits: "Waiting to be undone",
  looks: "Looking whether anybody has worked with it",
  rows: "Taking back the rows",
  leads: "Taking back the leads",
  people: "Taking back people and numbers",
  companies: "Taking back the companies",
} as const;

/** It stays committed until all of it is taken back. */
export const isBeingUndone = ({ status, phase }: { status: ImportStatus; phase: string | null }): boolean =>
  status === "committed" && phase !== null;

export type WhyNot = "called" | "worked-on" | "built-upon";

/** Why an import stays. */
export const whyNotUndone: Record<WhyNot, string> = {
  called: "It cannot be undone any more: its leads have been called.",
  "worked-on": "It cannot be undone any more: somebody has worked on its leads.",
  "built-upon": "It cannot be undone: a later import has added to its companies. Undo that one first.",
};

/** What the page says when it came out, after the undo had been asked for, that the import stays. */
export const undoRefusals: Record<WhyNot | "surprise", string> = {
  called: "It was not undone: its leads have been called meanwhile.",
  "worked-on": "It was not undone: somebody has begun to work on its leads meanwhile.",
  "built-upon": "It was not undone: a later import has added to its companies meanwhile. Undo that one first.",
  surprise:
    "Something unexpected stopped the undo, and nothing was taken back. Try again; if it stops again, tell your admin.",
};

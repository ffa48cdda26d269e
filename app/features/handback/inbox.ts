import type { HandbackStatus, HandbackUpdateKind, NextAction, Stage } from "#db/vocabulary.ts";

export type WaitingLine = { handbackId: string; company: string; summary: string | null; acceptBy: string };

export type YoursLine = {
  handbackId: string;
  company: string;
  status: HandbackStatus;
  stage: Stage;
  ownerName: string | null;
  nextAction: NextAction | null;
  dueAt: string | null;
  last: { kind: HandbackUpdateKind; at: string; valueMinor: number | null; currency: string | null } | null;
};

export type Inbox = { waiting: WaitingLine[]; yours: YoursLine[]; zone: string; now: string };

const numbers = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

/** "Three wait for you": the title answers the page's question. */
export function waitingTitle(waiting: number): string {
  if (waiting === 0) return "Nothing waits for you";
  return waiting === 1 ? "One waits for you" : `${numbers[waiting] ?? waiting} wait for you`;
}

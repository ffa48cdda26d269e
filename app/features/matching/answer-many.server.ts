import { randomUUID } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import type { PairAnswer } from "#db/vocabulary.ts";
import { answerPair } from "./answer-pair.server.ts";

/** More than these nobody has looked at, whatever the page showed. */
export const mostAtOnce = 500;

export type ManyAnswered = {
  answered: number;
  /** Answered besides, by what the others said, or by a colleague meanwhile. */
  settled: number;
  /** A file of the client is being written: the rest was not tried. */
  waits: boolean;
  /** Left open: an agent holds one of the leads, or somebody said the contrary of their neighbours. */
  left: number;
};

/**
 * One answer to many questions of one pattern. Each is taken by itself, as if it had been pressed: what one settles is not asked
 * again, what cannot be done stays open, and the undoing of the last answer takes back all of them.
 */
export async function answerMany(
  db: Db,
  {
    decisionIds,
    answer,
    by,
    now,
  }: { decisionIds: readonly string[]; answer: Exclude<PairAnswer, "later">; by: string; now: Date },
): Promise<ManyAnswered> {
  const told: ManyAnswered = { answered: 0, settled: 0, left: 0, waits: false };
  const asked = [...new Set(decisionIds)].slice(0, mostAtOnce);
  const batchId = randomUUID();
  for (const decisionId of asked) {
    const done = await answerPair(db, { decisionId, answer, batchId, by, now });
    if (done.ok) told.answered++;
    else if (done.reason === "already-answered") told.settled++;
    else if (done.reason === "file-being-written") {
      const rest = asked.length - told.answered - told.settled - told.left;
      return { ...told, left: told.left + rest, waits: true };
    } else told.left++;
  }
  return told;
}

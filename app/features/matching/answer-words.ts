import { count } from "#app/ui/format.ts";
import type { PairAnswer } from "#db/vocabulary.ts";

const answerWords: Record<PairAnswer, string> = {
  same: "the same company",
  different: "different",
  branch: "a branch",
  later: "put off",
};

/** Why an answer or an undoing was not taken, and what to do. */
export function refusalSentence(reason: string, answer?: PairAnswer): string {
  switch (reason) {
    case "already-answered":
      return `A colleague has just answered: ${answer ? answerWords[answer] : "done"}. Here is the next one.`;
    case "file-being-written":
      return "A file of this client is being written. Nothing was changed; try again in a minute.";
    case "held":
      return "An agent has one of these leads on the desk. Put the question off, or ask them to finish first.";
    case "handed-back":
      return "The client has been handed both leads. Settle one of the hand-backs first; until then put the question off.";
    case "erased":
      return "One of the two was erased on request, so what was said of it stands as it is. Nothing was changed; go on with another one.";
    case "told-different":
      return "Somebody said before that records of these two groups are different. Look at the merges of this company first.";
    case "no-such-question":
    case "no-such-company":
      return "One of the two records is gone: erased, or its file was taken back. Here is the next question.";
    case "already-merged":
      return "One of them has been merged meanwhile. Here is the next one.";
    case "nothing-to-undo":
      return "You have answered nothing in the last hours. Older merges can be undone on the page of merges.";
    default:
      return "The records have changed meanwhile. Here is the next question.";
  }
}

/** What a parting did, and what it could not give to one side alone. */
export function apartSentence({ calls, notes }: { calls: number; notes: number }): string {
  const both = [calls > 0 ? count(calls, "call") : null, notes > 0 ? count(notes, "note") : null].filter(Boolean);
  return both.length === 0
    ? "Taken apart: everything is on one side again."
    : `Taken apart. ${both.join(" and ")} made while they were one: told with both.`;
}

/** What an answer did, and what it settled besides. */
export const answeredSentence = (answer: PairAnswer, settled: number): string =>
  `Answered: ${answerWords[answer]}${settled > 0 ? `, and ${count(settled, "other question")} with it` : ""}.`;

export const takenBackSentence = (questions: number): string =>
  questions === 1
    ? "Taken back; the question is open again."
    : `Taken back; ${count(questions, "question")} are open again.`;

export function manyAnsweredSentence({
  answered,
  settled,
  left,
  waits,
}: Record<"answered" | "settled" | "left", number> & { waits: boolean }): string {
  const why = waits
    ? "a file of this client is being written, try again in a minute"
    : "an agent has the lead, or somebody said the contrary of their neighbours";
  const parts = [
    `${count(answered, "question")} answered`,
    settled > 0 ? `${settled} settled by the others` : null,
    left > 0 ? `${left} left open: ${why}` : null,
  ].filter((part) => part !== null);
  return `${parts.join(", ")}. Undo last on the page of duplicates takes all of them back.`;
}

import { type Candidates, findCandidates } from "./candidates.ts";
import type { Crowds } from "./crowds.ts";
import { addKeys, addWordKeys } from "./keys.ts";
import type { Subject } from "./subject.ts";

/** The pairs of these records that are worth comparing: those that share a key, words judged by how rare they are here. */
export function gatherCandidates(subjects: readonly Subject[], crowds: Crowds): Candidates {
  const commonness = (word: string) => -crowds.wordWeight(word);
  return findCandidates(
    subjects.length,
    (row, add) => {
      const subject = subjects[row] as Subject;
      addKeys(subject, add);
      addWordKeys(subject, commonness, add);
    },
    (row) => (subjects[row] as Subject).name.text,
  );
}

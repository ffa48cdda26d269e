import { type Candidates, CROWD, findCandidates } from "./candidates.ts";
import type { Crowds } from "./crowds.ts";
import { addKeys, addWordKeys } from "./keys.ts";
import type { Subject } from "./subject.ts";

/** Up to this many records a single shared word may bring together a full crowd; beyond, fewer the longer the list. */
const SHORT_LIST = 5000;
const FEWEST = 12;

/** The pairs of these records that are worth comparing: those that share a key, words judged by how rare they are here. */
export function gatherCandidates(subjects: Subject[], crowds: Crowds): Candidates {
  const commonness = (word: string) => -crowds.wordWeight(word);
  const most = Math.max(FEWEST, Math.min(CROWD, (CROWD * SHORT_LIST) / subjects.length));
  return findCandidates(subjects.length, (row, add) => {
    const subject = subjects[row] as Subject;
    addKeys(subject, add);
    addWordKeys(subject, commonness, (kind, key) => {
      if (kind !== "word" || crowds.withWord(key) <= most) add(kind, key);
    });
  });
}

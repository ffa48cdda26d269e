import { type Candidates, findCandidates } from "./candidates.ts";
import type { Crowds } from "./crowds.ts";
import { type AddKey, addKeys, addWordKeys } from "./keys.ts";
import { metThrough, pairRepeats, type Repeats } from "./repeats.ts";
import type { Subject } from "./subject.ts";

/** The pairs of these records that are worth comparing: those that share a key, words judged by how rare they are here. */
export function gatherCandidates(subjects: readonly Subject[], crowds: Crowds, repeats: Repeats): Candidates {
  const commonness = (word: string) => -crowds.wordWeight(word);
  const addAll = (row: number, add: AddKey) => {
    const subject = subjects[row] as Subject;
    addKeys(subject, add);
    addWordKeys(subject, commonness, add);
  };
  const ownKeys = keysOfFirsts(addAll);
  return findCandidates(
    subjects.length,
    (row, add) => {
      const first = metThrough(repeats, row);
      if (first === row) return addAll(row, add);
      const told = ownKeys(first);
      addAll(row, (kind, key) => {
        if (!told.has(`${kind} ${key}`)) add(kind, key);
      });
    },
    (row) => (subjects[row] as Subject).name.text,
    (pair) => pairRepeats(repeats, pair),
  );
}

/** A repeat meets others by what it alone says; by all else its first meets them. */
function keysOfFirsts(addAll: (row: number, add: AddKey) => void): (first: number) => ReadonlySet<string> {
  const known = new Map<number, Set<string>>();
  return (first) => {
    let keys = known.get(first);
    if (!keys) {
      keys = new Set();
      const told = keys;
      addAll(first, (kind, key) => told.add(`${kind} ${key}`));
      known.set(first, keys);
    }
    return keys;
  };
}

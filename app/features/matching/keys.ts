import { isEverydayWord } from "./everyday-words.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { MatchRecord } from "./types.ts";

export type MatchKey = { kind: string; key: string };

/** Equal for likely equals. Two records that share no key are never compared, so each way of going wrong needs its own. */
export function keysOf(subject: Subject): MatchKey[] {
  const keys: MatchKey[] = [];
  const add = (kind: string, key: string) => keys.push({ kind, key });
  const { name, street, postcode } = subject;
  for (const phone of subject.phones) {
    add("phone", phone.slice(-9));
    if (phone.length > 9) add("phone-start", phone.slice(0, -2));
  }
  for (const email of subject.emails) add("email", email);
  for (const domain of subject.domains) add("domain", domain);
  if (subject.companyNumber !== "") add("company-number", subject.companyNumber);
  if (name.compact !== "") {
    add("name", name.text);
    if (name.compact.length >= 5) add("name-start", name.compact.slice(0, 7));
    if (postcode !== "") add("postcode-name", `${postcode} ${name.compact.slice(0, 4)}`);
    if (street.house !== "") add("house-name", `${street.house} ${name.compact.slice(0, 3)}`);
  }
  if (street.house !== "" && street.street !== "") add("house-street", `${street.house} ${street.street.slice(0, 4)}`);
  return keys;
}

/** Keys on single words and pairs of words, the rarest first. Without a file to count in, everyday words come last. */
export function wordKeysOf(subject: Subject, commonness: (word: string) => number): MatchKey[] {
  const words = [...new Set(subject.name.words)]
    .filter((word) => word.length > 1)
    .sort((x, y) => commonness(x) - commonness(y) || (x < y ? -1 : 1))
    .slice(0, 4);
  const keys: MatchKey[] = words.slice(0, 2).map((word) => ({ kind: "word", key: word }));
  for (let i = 0; i < Math.min(3, words.length); i++) {
    for (let j = i + 1; j < words.length; j++) {
      keys.push({ kind: "words", key: [words[i], words[j]].sort().join(" ") });
    }
  }
  return keys;
}

function everydayLast(word: string): number {
  return isEverydayWord(word) ? 100 : 20 - Math.min(word.length, 15);
}

/** No name is longer, but a cell may be: half a file behind one forgotten quote. An index takes no entry of that size. */
const longestKey = 200;

/** The keys of one record, the same in every file: what is stored to find it again. */
export function matchKeys(record: MatchRecord): MatchKey[] {
  const subject = toSubject(record);
  const words = wordKeysOf(subject, everydayLast).filter(({ kind, key }) => kind !== "word" || !isEverydayWord(key));
  const seen = new Set<string>();
  const all = [...keysOf(subject), ...words].map(({ kind, key }) => ({ kind, key: key.slice(0, longestKey) }));
  return all.filter(({ kind, key }) => {
    const known = seen.has(`${kind} ${key}`);
    seen.add(`${kind} ${key}`);
    return !known;
  });
}

import { cutText } from "#app/kit/cut-text.ts";
import { isEverydayWord } from "./everyday-words.ts";
import { type Subject, toSubject } from "./subject.ts";
import type { MatchRecord } from "./types.ts";

export type KeyKind =
  | "phone"
  | "phone-start"
  | "email"
  | "domain"
  | "company-number"
  | "name"
  | "name-start"
  | "postcode-name"
  | "house-name"
  | "house-street"
  | "doorstep"
  | "word"
  | "words";

export type MatchKey = { kind: KeyKind; key: string };

/** Takes a key as it is found: a large file has too many of them to keep. */
export type AddKey = (kind: KeyKind, key: string) => void;

/** Equal for likely equals. Two records that share no key are never compared, so each way of going wrong needs its own. */
export function addKeys(subject: Subject, add: AddKey): void {
  const { name, street, postcode } = subject;
  for (const phone of subject.phones) {
    add("phone", phone.slice(-9));
    if (phone.length > 6) add("phone-start", phone.slice(0, -2));
  }
  for (const email of subject.emails) add("email", email);
  for (const domain of subject.domains) add("domain", domain);
  if (subject.companyNumber !== "") add("company-number", subject.companyNumber);
  if (name.compact !== "") {
    add("name", name.text);
    if (name.compact.length >= 5) add("name-start", cutText(name.compact, 7));
    if (postcode !== "") add("postcode-name", `${postcode} ${cutText(name.compact, 4)}`);
    if (street.house !== "") add("house-name", `${street.house} ${cutText(name.compact, 3)}`);
  }
  if (street.house !== "" && street.street !== "") {
    const door = `${street.house} ${cutText(street.street, 4)}`;
    add("house-street", door);
    if (postcode !== "") add("doorstep", `${door} ${cutText(postcode, 3)}`);
  }
}

const MOST_WORDS = 4;

/** Keys on single words and pairs of words, the rarest first. Without a file to count in, everyday words come last. */
export function addWordKeys(subject: Subject, commonness: (word: string) => number, add: AddKey): void {
  const words = rarestWords(subject.name.words, commonness);
  for (let i = 0; i < Math.min(2, words.length); i++) add("word", words[i] as string);
  for (let i = 0; i < Math.min(3, words.length); i++) {
    const one = words[i] as string;
    for (let j = i + 1; j < words.length; j++) {
      const other = words[j] as string;
      add("words", one < other ? `${one} ${other}` : `${other} ${one}`);
    }
  }
}

function rarestWords(words: readonly string[], commonness: (word: string) => number): string[] {
  const rarest: string[] = [];
  const ranks: number[] = [];
  for (const word of words) {
    if (word.length < 2 || rarest.includes(word)) continue;
    const rank = commonness(word);
    let at = rarest.length;
    while (at > 0 && comesBefore(rank, word, ranks[at - 1] as number, rarest[at - 1] as string)) at--;
    rarest.splice(at, 0, word);
    ranks.splice(at, 0, rank);
    if (rarest.length > MOST_WORDS) {
      rarest.pop();
      ranks.pop();
    }
  }
  return rarest;
}

function comesBefore(rank: number, word: string, otherRank: number, otherWord: string): boolean {
  return rank === otherRank ? word < otherWord : rank < otherRank;
}

function everydayLast(word: string): number {
  return isEverydayWord(word) ? 100 : 20 - Math.min(word.length, 15);
}

/** No name is longer, but a cell may be: half a file behind one forgotten quote. An index takes no entry of that size. */
const longestKey = 200;

/** The keys of one record, the same in every file: what is stored to find it again. */
export function matchKeys(record: MatchRecord): MatchKey[] {
  const subject = toSubject(record);
  const seen = new Set<string>();
  const keys: MatchKey[] = [];
  const add = (kind: KeyKind, whole: string) => {
    const key = cutText(whole, longestKey);
    if (seen.has(`${kind} ${key}`)) return;
    seen.add(`${kind} ${key}`);
    keys.push({ kind, key });
  };
  addKeys(subject, add);
  addWordKeys(subject, everydayLast, (kind, key) => {
    if (kind !== "word" || !isEverydayWord(key)) add(kind, key);
  });
  return keys;
}

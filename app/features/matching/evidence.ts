import type { Crowding } from "./crowding.ts";
import { type Field, fieldNames, type Levels, levelName, levelOf } from "./fields.ts";
import type { GuardRule } from "./guards.ts";
import { editDistance } from "./similarity.ts";
import type { Subject } from "./subject.ts";
import type { Evidence } from "./types.ts";

const plain: Record<Field, Record<string, string>> = {
  name: {
    different: "the names clearly differ",
    "loosely-alike": "the names have little in common",
    "partly-alike": "the names are partly alike",
    contained: "one name is part of the other",
    "nearly-same": "the names are nearly the same",
    same: "same name",
  },
  phone: {
    different: "different phone numbers",
    "same-exchange": "phone numbers of the same exchange",
    "one-slip": "phone numbers differ by one digit",
    same: "same phone number",
  },
  address: {
    different: "different addresses",
    "same-street": "same street, other house number",
    "same-number": "same house number, other street",
    near: "addresses next to each other",
    "nearly-same": "nearly the same address",
    same: "same address",
  },
  postcode: {
    different: "different postcodes",
    near: "postcodes of one district, or one digit apart",
    "same-town": "same town, and a postcode is missing",
    same: "same postcode",
  },
  domain: { different: "different web domains", alike: "web domains are alike", same: "same web domain" },
  email: { different: "different email addresses", same: "same email address" },
  person: {
    different: "different contact persons",
    compatible: "contact persons may be the same",
    same: "same contact person",
  },
  companyNumber: { different: "different company numbers", same: "same company number" },
};

const guardTexts: Record<GuardRule, string> = {
  "other-company-number": "two entries in the company register are two companies",
  branch: "same company name, but another address and another number: a branch",
  namesakes: "many have this name; nothing else connects these two",
  "names-differ": "names this different are not merged, whatever else is shared",
  "other-kind": "the names tell of two different trades",
  "part-of": "by its name one is a part or a sister of the other",
  "name-alone": "nothing but the name connects them",
  identical: "one name and one way to reach it: the same company",
  "two-addresses": "one number but two addresses: two sites, or one that moved",
  "weak-ground": "not enough in common to merge without asking",
};

/** The reasons of a pair, field by field, and the guard that had the last word. They add up to the pair's bits. */
export function tell(a: Subject, b: Subject, levels: Levels, bits: number[], crowding: Crowding): Evidence[] {
  const told: Evidence[] = [];
  for (let at = 0; at < fieldNames.length; at++) {
    const field = fieldNames[at] as Field;
    const level = levels[at] ?? 0;
    if (level === 0) continue;
    told.push({
      field,
      level: levelName(field, level),
      weight: bits[at] ?? 0,
      text: textFor(field, level, a, b, crowding),
    });
  }
  return told;
}

export function tellGuard(rule: GuardRule, weight: number): Evidence {
  return { field: "guard", level: rule, weight, text: guardTexts[rule] };
}

export function tellRepeat(weight: number): Evidence {
  return {
    field: "guard",
    level: "repeat",
    weight,
    text: "all the many rows of this name say the same of the company",
  };
}

export function tellChain(weight: number): Evidence {
  return {
    field: "guard",
    level: "chain",
    weight,
    text: "the two groups they belong to do not otherwise resemble each other",
  };
}

function textFor(field: Field, level: number, a: Subject, b: Subject, crowding: Crowding): string {
  const name = levelName(field, level);
  const words = plain[field][name] ?? name;
  if (field === "name") return nameText(name, words, a, b, crowding);
  if (name !== "same" && field !== "address") return words;
  if (field === "phone") return withCrowd(words, crowding.phone);
  if (field === "domain") return withCrowd(words, crowding.domain);
  if (field === "email") return withCrowd(words, crowding.email);
  if (field === "address" && level >= levelOf("address", "nearly-same")) {
    const told =
      a.record.addressLine === b.record.addressLine || name !== "same" ? words : `${words}, written differently`;
    return withCrowd(told, crowding.address);
  }
  return words;
}

function nameText(level: string, words: string, a: Subject, b: Subject, crowding: Crowding): string {
  if (level === "same") {
    const told = a.record.company === b.record.company ? words : `${words}, written differently`;
    return crowding.name > 3 ? `${told} (${crowding.name} records have it)` : told;
  }
  if (level !== "nearly-same") return words;
  if (a.name.text === b.name.text) return "same name, other legal form";
  const letters = editDistance(a.name.compact, b.name.compact, 2);
  if (letters === 0) return "same name, written differently";
  if (letters === 1) return "names differ by one letter";
  return letters === 2 ? "names differ by two letters" : words;
}

function withCrowd(words: string, crowd: number): string {
  return crowd > 2 ? `${words}, but ${crowd} differently named companies share it` : words;
}

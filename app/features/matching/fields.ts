/** What is compared, and how alike it can be: from the least to the most. Level 0 is always "one side does not say". */
export const fields = {
  name: ["different", "loosely-alike", "partly-alike", "contained", "nearly-same", "same"],
  phone: ["different", "same-exchange", "one-slip", "same"],
  address: ["different", "same-street", "same-number", "near", "nearly-same", "same"],
  postcode: ["different", "near", "same-town", "same"],
  domain: ["different", "alike", "same"],
  email: ["different", "same"],
  person: ["different", "compatible", "same"],
  companyNumber: ["different", "same"],
} as const;

export type Field = keyof typeof fields;

export const fieldNames = Object.keys(fields) as Field[];

/** The number of a level: 1 for the least alike. */
export function levelOf<F extends Field>(field: F, level: (typeof fields)[F][number]): number {
  return (fields[field] as readonly string[]).indexOf(level) + 1;
}

export function levelName(field: Field, level: number): string {
  return fields[field][level - 1] ?? "unknown";
}

/** One level for each field, in the order of `fieldNames`. */
export type Levels = number[];

export const NAME = 0;
export const PHONE = 1;
export const ADDRESS = 2;
export const POSTCODE = 3;
export const DOMAIN = 4;
export const EMAIL = 5;
export const PERSON = 6;
export const COMPANY_NUMBER = 7;

/** A level at its place among eight packed into one number, three bits each: a hundred thousand pairs share a few thousand of these. */
export function placed(field: number, level: number): number {
  return level << (field * 3);
}

export function levelIn(packed: number, field: number): number {
  return (packed >> (field * 3)) & 7;
}

export function unpackLevels(packed: number): Levels {
  const levels: Levels = [];
  for (let field = 0; field < fieldNames.length; field++) levels.push(levelIn(packed, field));
  return levels;
}

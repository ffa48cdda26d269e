import {
  ADDRESS,
  COMPANY_NUMBER,
  DOMAIN,
  EMAIL,
  type Field,
  fieldNames,
  fields,
  type Levels,
  levelOf,
  NAME,
  PHONE,
} from "./fields.ts";

/**
 * The firmest thing two records share, firmest first; "premises" are a number and a door, "little" is a rare word or a street.
 * Strangers who share a number are other strangers than those who share a name: each ground has rates of its own.
 */
export const grounds = ["register", "mailbox", "premises", "phone", "domain", "door", "name", "little"] as const;
export type Ground = (typeof grounds)[number];

const placeOf: Record<Ground, number> = {
  register: 0,
  mailbox: 1,
  premises: 2,
  phone: 3,
  domain: 4,
  door: 5,
  name: 6,
  little: 7,
};
export const { premises: PREMISES, phone: BY_PHONE, little: LITTLE } = placeOf;

/** From this level on a field is firm: two that share it stand on its ground. */
const firmLevels: Partial<Record<Field, number>> = {
  companyNumber: levelOf("companyNumber", "same"),
  email: levelOf("email", "same"),
  phone: levelOf("phone", "same"),
  domain: levelOf("domain", "same"),
  address: levelOf("address", "nearly-same"),
  name: levelOf("name", "nearly-same"),
};
const firmFrom = fieldNames.map((field) => firmLevels[field] ?? Number.POSITIVE_INFINITY);

const sharedOn: Record<Ground, { own: number[]; absent: number[] }> = {
  register: { own: [COMPANY_NUMBER], absent: [] },
  mailbox: { own: [EMAIL], absent: [COMPANY_NUMBER] },
  premises: { own: [PHONE, ADDRESS], absent: [COMPANY_NUMBER, EMAIL] },
  phone: { own: [PHONE], absent: [COMPANY_NUMBER, EMAIL, ADDRESS] },
  domain: { own: [DOMAIN], absent: [COMPANY_NUMBER, EMAIL, PHONE] },
  door: { own: [ADDRESS], absent: [COMPANY_NUMBER, EMAIL, PHONE, DOMAIN] },
  name: { own: [NAME], absent: [COMPANY_NUMBER, EMAIL, PHONE, DOMAIN, ADDRESS] },
  little: { own: [], absent: [COMPANY_NUMBER, EMAIL, PHONE, DOMAIN, ADDRESS, NAME] },
};

/** The levels of a field that a pair of one ground can have; `own`: the field is what the two share there. */
export type Range = { from: number; to: number; own: boolean };

/** Ground by ground, field by field. */
export const ranges: Range[][] = grounds.map((ground) =>
  fieldNames.map((name, field): Range => {
    const firm = firmFrom[field] as number;
    const { own, absent } = sharedOn[ground];
    if (own.includes(field)) return { from: firm, to: fields[name].length, own: true };
    return { from: 1, to: absent.includes(field) ? firm - 1 : fields[name].length, own: false };
  }),
);

/** The place of a pair's ground among the grounds. Asked for every pair, so it is a list of questions and no search. */
export function groundOf(levels: Levels): number {
  if (isFirm(levels, COMPANY_NUMBER)) return placeOf.register;
  if (isFirm(levels, EMAIL)) return placeOf.mailbox;
  const door = isFirm(levels, ADDRESS);
  if (isFirm(levels, PHONE)) return door ? PREMISES : BY_PHONE;
  if (isFirm(levels, DOMAIN)) return placeOf.domain;
  if (door) return placeOf.door;
  return isFirm(levels, NAME) ? placeOf.name : LITTLE;
}

function isFirm(levels: Levels, field: number): boolean {
  return (levels[field] ?? 0) >= (firmFrom[field] as number);
}

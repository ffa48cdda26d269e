import type { GoldenField, Survivorship } from "#db/vocabulary.ts";

/** What a record says of its company, column by column. */
export type CompanyFacts = {
  name: string;
  website: string | null;
  domain: string | null;
  addressLine1: string | null;
  addressLine2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  timeZone: string | null;
  industry: string | null;
  employees: string | null;
  companyNumber: string | null;
};

export type Member = CompanyFacts & {
  companyId: string;
  /** The one the others went into. */
  kept: boolean;
  /** When a file last spoke of it; its own beginning where none did. */
  saidAt: Date;
  importIds: readonly string[];
};

export type Rule = { rule: Survivorship; importId: string | null };
export type Rules = Partial<Record<GoldenField, Rule>>;
/** That record's word, or one that was typed. */
export type Choice = {
  field: GoldenField;
  sourceCompanyId: string | null;
  typed: Partial<CompanyFacts> | null;
  at: Date;
  by: string;
};

export type GoldenValue = {
  field: GoldenField;
  text: string | null;
  /** Whose word it is; null where no record says anything, or where it was typed. */
  companyId: string | null;
  typed: boolean;
  rule: Survivorship;
  /** The person who chose or typed it against the rule. */
  chosenBy: string | null;
  /** What each record says, where it says anything. */
  said: { companyId: string; text: string }[];
};
/** `facts` are those columns of which some record says something. */
export type Golden = { facts: Partial<CompanyFacts>; values: GoldenValue[] };

/** Chosen as a whole: a street of one record with the town of another is nowhere. */
const columns = {
  name: ["name"],
  address: ["addressLine1", "addressLine2", "city", "region", "postcode", "country", "timeZone"],
  web: ["website", "domain"],
  industry: ["industry"],
  employees: ["employees"],
  "company-number": ["companyNumber"],
} as const satisfies Record<GoldenField, readonly (keyof CompanyFacts)[]>;

const fields = Object.keys(columns) as GoldenField[];

export const houseRules: Record<GoldenField, Survivorship> = {
  name: "kept-record",
  address: "most-complete",
  web: "kept-record",
  industry: "most-recent",
  employees: "most-recent",
  "company-number": "kept-record",
};

/** One record from those that were merged: field by field whose word counts, by the client's rules and by what a person chose. */
export function goldenRecord(members: readonly Member[], rules: Rules, choices: readonly Choice[]): Golden {
  let facts: Partial<CompanyFacts> = {};
  const values = fields.map((field): GoldenValue => {
    const { rule, importId } = rules[field] ?? { rule: houseRules[field], importId: null };
    const saying = members.filter((member) => textOf(member, field) !== null);
    const choice = newest(choices.filter((one) => one.field === field && stands(one, saying)));
    const typed = choice?.typed ? { ...nothingSaid, ...choice.typed } : null;
    const record = choice
      ? saying.find(({ companyId }) => companyId === choice.sourceCompanyId)
      : [...saying].sort(inOrder(field, rule, importId, saying))[0];
    const source = typed ?? record;
    if (source) facts = { ...facts, ...pick(source, field) };
    return {
      field,
      text: source ? textOf(source, field) : null,
      companyId: typed ? null : (record?.companyId ?? null),
      typed: typed !== null,
      rule,
      chosenBy: choice?.by ?? null,
      said: saying.map((member) => ({ companyId: member.companyId, text: textOf(member, field) ?? "" })),
    };
  });
  return { facts, values };
}

const nothingSaid: CompanyFacts = {
  ...{ name: "", website: null, domain: null, addressLine1: null, addressLine2: null, city: null, region: null },
  ...{ postcode: null, country: null, timeZone: null, industry: null, employees: null, companyNumber: null },
};

const stands = ({ typed, sourceCompanyId }: Choice, saying: readonly Member[]): boolean =>
  typed !== null || saying.some(({ companyId }) => companyId === sourceCompanyId);
const newest = (choices: readonly Choice[]): Choice | undefined =>
  [...choices].sort((a, b) => b.at.getTime() - a.at.getTime())[0];

function pick(member: CompanyFacts, field: GoldenField): Partial<CompanyFacts> {
  return Object.fromEntries(columns[field].map((column) => [column, member[column]]));
}

/** As one line; a country or a time zone alone is no address. */
function textOf(member: CompanyFacts, field: GoldenField): string | null {
  switch (field) {
    case "address": {
      const { addressLine1, addressLine2, city, postcode } = member;
      return [addressLine1, addressLine2, city, postcode].filter(Boolean).join(", ") || null;
    }
    case "web":
      return member.website ?? member.domain;
    default:
      return member[columns[field][0]];
  }
}

function inOrder(field: GoldenField, rule: Survivorship, importId: string | null, saying: readonly Member[]) {
  const worth = (member: Member): number => {
    switch (rule) {
      case "kept-record":
        return member.kept ? 1 : 0;
      case "most-recent":
        return member.saidAt.getTime();
      case "most-complete":
        return filled(member, field === "address" ? columns.address : fields.flatMap((one) => [...columns[one]]));
      case "most-often":
        return saying.filter((other) => sameWords(textOf(other, field), textOf(member, field))).length;
      case "longest":
        return textOf(member, field)?.length ?? 0;
      case "preferred-file":
        return importId !== null && member.importIds.includes(importId) ? 1 : 0;
    }
  };
  return (one: Member, other: Member): number =>
    worth(other) - worth(one) ||
    Number(other.kept) - Number(one.kept) ||
    other.saidAt.getTime() - one.saidAt.getTime() ||
    (one.companyId < other.companyId ? -1 : 1);
}

const filled = (member: Member, among: readonly (keyof CompanyFacts)[]): number =>
  among.filter((column) => member[column] !== null).length;

const sameWords = (one: string | null, other: string | null): boolean =>
  one?.toLowerCase().replace(/\W+/g, "") === other?.toLowerCase().replace(/\W+/g, "");

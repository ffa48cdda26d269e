import type { CleanRecord } from "#app/features/cleansing/record.ts";

type Fact = string | number | null;

type FromFile =
  | "oldStatus"
  | "lostReason"
  | "lostOn"
  | "lastContactedOn"
  | "competitor"
  | "contractStartOn"
  | "contractEndOn"
  | "contractMonths";

/** What the client's file says of a lead, beside its company. `priority` is never empty: the highest of the family is that of the lead that goes on. */
export type LeadFacts = Pick<CleanRecord, FromFile> & { priority: number };

/** A lead as it stands: some of its facts may be the word of leads that went into it. */
export type Telling = LeadFacts & {
  id: string;
  createdAt: Date;
  /** Column by column what it says by another's word, and what it said by its own. */
  brought: Record<string, { was: Fact; is: Fact }> | null;
};

/** What a row that never had a lead of its own says, as it is kept with it. */
export const factsKept = (told: Record<string, string | number>): LeadFacts => ({ ...nothing, ...told });

const nothing: LeadFacts = {
  ...{ oldStatus: null, lostReason: null, lostOn: null, lastContactedOn: null, competitor: null },
  ...{ contractStartOn: null, contractEndOn: null, contractMonths: null, priority: 0 },
};

/** Taken as a whole: one lead's end of a contract with another's length is no contract. */
const groups = [
  ["oldStatus"],
  ["lostReason", "lostOn"],
  ["lastContactedOn"],
  ["competitor"],
  ["contractStartOn", "contractEndOn", "contractMonths"],
  ["priority"],
] as const satisfies (keyof LeadFacts)[][];
const columns = groups.flat();

type Group = (typeof groups)[number];
type Speaking = LeadFacts & Pick<Telling, "brought">;

/** Without whatever else is known of a lead. */
function factsOf({ oldStatus, lostReason, lostOn, lastContactedOn, competitor, ...lead }: LeadFacts): LeadFacts {
  const { contractStartOn, contractEndOn, contractMonths, priority } = lead;
  const contract = { contractStartOn, contractEndOn, contractMonths };
  return { oldStatus, lostReason, lostOn, lastContactedOn, competitor, ...contract, priority };
}

/**
 * What a lead says once others went into it: its own word where it has one, else that of the one whose file spoke last. Worked out from what
 * each says by itself, so that it does not matter in which order they came together or part.
 */
export function familyFacts(head: Telling, others: readonly Telling[]): LeadFacts & Pick<Telling, "brought"> {
  const own = ownFacts(head);
  const theirs = [...others].sort(lastFirst).map(ownFacts);
  let facts = { ...own, priority: Math.max(own.priority, ...theirs.map(({ priority }) => priority)) };
  for (const group of groups) {
    const saying = isEmpty(own, group) ? theirs.find((other) => !isEmpty(other, group)) : undefined;
    if (saying) facts = { ...facts, ...Object.fromEntries(group.map((column) => [column, saying[column]])) };
  }
  const changed = columns.filter((column) => facts[column] !== own[column]);
  const brought = Object.fromEntries(changed.map((column) => [column, { was: own[column], is: facts[column] }]));
  return { ...facts, brought: changed.length > 0 ? brought : null };
}

/** What it says by itself. A fact that was told to the family since is no longer another's word: it stays. */
export function ownFacts(lead: Speaking): LeadFacts {
  const stillBrought = groups.filter((group) => isBrought(lead, group)).flat();
  const before = stillBrought.flatMap((column) => {
    const word = lead.brought?.[column];
    return word ? [[column, word.was] as const] : [];
  });
  return { ...factsOf(lead), ...Object.fromEntries(before) };
}

const isBrought = ({ brought, ...lead }: Speaking, group: Group): boolean =>
  brought !== null &&
  group.some((column) => brought[column]) &&
  group.every((column) => lead[column] === (brought[column]?.is ?? null));

const isEmpty = (facts: LeadFacts, group: Group): boolean => group.every((column) => facts[column] === null);

const lastFirst = (one: Telling, other: Telling): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);

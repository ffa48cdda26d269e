import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { SuppressionKind, SuppressionListKind, SuppressionSource } from "#db/vocabulary.ts";
import type { CallFacts, TheirBusiness } from "./facts.ts";
import { hashOf } from "./hash.server.ts";
import { heardAsOne } from "./heard-as-one.server.ts";
import { hashesOfCompany, hashesOfOffice, hashesOfPerson, type KnownBy, type KnownThere } from "./known-by.server.ts";

type Group = {
  company: { id: string; clientId: string };
  known: KnownBy<KnownThere>;
  /** One of them was merged with others once, or is a site of a firm, whose sites may have been. */
  parted: boolean;
  linked: boolean;
};
type Numbered = { numberHash: string; contactId: string | null };
export type Suppressed = ReadonlyMap<string, CallFacts["suppressions"]>;

/**
 * What stands against a number: by itself, its person, the company. One of nobody by name is the switchboard's: it is not rung either where
 * everybody we know there is closed, since there is nobody to ask for.
 */
export function standingAgainst(
  { known }: Pick<Group, "known">,
  { numberHash, contactId }: Numbered,
  suppressed: Suppressed,
): CallFacts["suppressions"] {
  // Most are on no list, and hashing all they are known by again, for each of their numbers, would be for nothing.
  if (suppressed.size === 0) return [];
  const saidOf = (hashes: string[]) => hashes.flatMap((hash) => suppressed.get(hash) ?? []);
  const said = saidOf([numberHash, ...hashesOfCompany(known), ...hashesOfOffice(known)]);
  const ofPeople = known.people.map((person) => ({ ...person, said: saidOf(hashesOfPerson(known, person)) }));
  if (contactId) return [...said, ...ofPeople.filter(({ id }) => id === contactId).flatMap((person) => person.said)];
  const there = ofPeople.filter(({ left }) => !left);
  if (there.some((person) => person.said.length === 0)) return said;
  return [...said, ...there.flatMap((person) => (person.erased ? person.said.map(asErased) : person.said))];
}

const asErased = (one: CallFacts["suppressions"][number]) => ({ ...one, ofErased: true as const });

const standing = `
  select value_hash as hash, client_id, source, kind as held_by, list_id,
    (select kind from suppression_lists l where l.id = s.list_id) as list
  from suppressions s where value_hash = any($1::text[]) and lifted_at is null and (client_id is null or client_id = $2)`;

/** Which of all they may be met by stand on a list for this client or for all, by hash. */
export function suppressionsAmong(db: Queryable, group: Group, numbers: Numbered[]): Promise<Suppressed> {
  const { company, known, parted, linked } = group;
  const own = new Set(metBy(known, numbers));
  return standingAmong(db, { company, own, onceMerged: parted || linked ? known.companyIds : [] });
}

/** All they may be met by, as hashes. */
export const metBy = (known: Group["known"], numbers: Pick<Numbered, "numberHash">[]): string[] => [
  ...numbers.map(({ numberHash }) => numberHash),
  ...hashesOfCompany(known),
  ...hashesOfOffice(known),
  ...known.people.flatMap((person) => hashesOfPerson(known, person)),
];

type Sought = {
  company: { id: string; clientId: string };
  own: ReadonlySet<string>;
  /** Companies of this firm that may have been merged with others once. */
  onceMerged: string[];
};

type Standing = {
  hash: string;
  client_id: string | null;
  source: SuppressionSource;
  list: SuppressionListKind | null;
  list_id: string | null;
  held_by: SuppressionKind;
};

/** A client answers "already our customer" to a hand-back, and gives lists of its customers and of whom it is selling to. */
function theirsOf(source: SuppressionSource, list: SuppressionListKind | null): { theirs?: TheirBusiness } {
  if (list === "opportunities") return { theirs: "open-opportunity" };
  return source === "client" || list === "customers" ? { theirs: "existing-customer" } : {};
}

/** Which hashes stand, for calls and mail alike; what was heard of a former twin while the two were one stands under the company's own. */
export async function standingAmong(
  db: Queryable,
  { company, own, onceMerged }: Sought,
): Promise<Map<string, CallFacts["suppressions"]>> {
  const found = await runNamed<Standing>(db, "suppressions", standing, [[...own], company.clientId]);
  const asOne = onceMerged.length > 0 ? await heardAsOne(db, onceMerged) : [];
  const ofTwins = asOne.filter(({ client_id }) => client_id === null || client_id === company.clientId);
  const hash = hashOf("company", company.id);
  const byHash = new Map<string, CallFacts["suppressions"]>();
  for (const one of [...found, ...ofTwins.map((twin) => ({ ...twin, hash, held_by: "company" as const }))])
    byHash.set(one.hash, [
      ...(byHash.get(one.hash) ?? []),
      {
        scope: one.client_id ? "client" : "agency",
        ...theirsOf(one.source, one.list),
        ...(one.list_id ? { list: { id: one.list_id, by: one.held_by } } : {}),
      },
    ]);
  return byHash;
}

import { hashOf } from "./hash.server.ts";
import { type CompanyTraits, companyKeys, domainsOf, personKeys } from "./wish-keys.ts";

export type Person = { id: string; name: string };
/** Who was erased has no name any more, and their wish still stands under their id: they are there until they leave or somebody else is. */
export type KnownThere = Person & { left: boolean; erased: boolean };

/** A company and everybody there, as far as a wish may bind them. */
export type KnownBy<Somebody extends Person = Person> = {
  /** Of all that was merged into it, and of its firm's other sites. */
  companyIds: string[];
  names: CompanyTraits["names"];
  mailboxes: { address: string; contactId: string | null }[];
  numbers: { e164: string; contactId: string | null }[];
  people: Somebody[];
};

const ofNobody = ({ contactId }: { contactId: string | null }): boolean => contactId === null;

/** What a wish of the whole company stands under: its ids, its names, and every domain it is known by, be it only from somebody's address. */
export function hashesOfCompany({ companyIds, names, mailboxes, numbers }: KnownBy): string[] {
  const emails = mailboxes.map(({ address }) => address);
  const domains = new Set([...names.flatMap(({ domain }) => domain ?? []), ...emails].flatMap(domainsOf));
  const keys = companyKeys({ names, emails, numbers: numbers.map(({ e164 }) => e164) });
  return [
    ...[...companyIds, ...keys].map((name) => hashOf("company", name)),
    ...[...domains].map((domain) => hashOf("domain", domain)),
  ];
}

/** Its own addresses, of nobody by name. */
export const hashesOfOffice = ({ mailboxes }: KnownBy): string[] =>
  mailboxes.filter(ofNobody).map(({ address }) => hashOf("email", address));

/** What a wish of one person there stands under: their id, their name with what they are met by, their addresses. */
export function hashesOfPerson(known: KnownBy, { id, name }: Person): string[] {
  const theirs = ({ contactId }: { contactId: string | null }) => contactId === id;
  const emails = known.mailboxes.filter(theirs).map(({ address }) => address);
  const numbers = known.numbers.filter((number) => theirs(number) || ofNobody(number)).map(({ e164 }) => e164);
  const companyNames = known.names.map((company) => company.name);
  const keys = personKeys({ name, companyIds: known.companyIds, companyNames, numbers, emails });
  return [...[id, ...keys].map((key) => hashOf("person", key)), ...emails.map((address) => hashOf("email", address))];
}

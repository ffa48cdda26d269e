/** A company as far as it can be met again: under each of its names, by what it is reached on. */
export type CompanyTraits = {
  names: { name: string; postcode: string | null; domain: string | null }[];
  /** E.164. */
  numbers: string[];
  emails: string[];
};

/** A person: where they are, and what they themselves are reached on. */
export type PersonTraits = {
  name: string;
  companyIds: string[];
  companyNames: string[];
  numbers: string[];
  emails: string[];
};

/**
 * What a company is known by when its row has gone: erased and imported again, it gets a new id, and whoever asked not to be called must
 * still be met. A name alone is borne by many; with its postcode, its website, a number or an address it is one company.
 */
export function companyKeys({ names, numbers, emails }: CompanyTraits): string[] {
  return names.flatMap(({ name, postcode, domain }) => keysOf(name, [postcode, domain, ...numbers, ...emails]));
}

export const companyKey = (name: string, postcode: string): string => `${lettersOf(name)}|${lettersOf(postcode)}`;

/**
 * What a person is known by, wherever they go: two share a name, so it is their name at a company, on a number or with an address. Whom the
 * company has on its switchboard only is met by the name it has for them.
 */
export function personKeys({ name, companyIds, companyNames, numbers, emails }: PersonTraits): string[] {
  const letters = lettersOf(name);
  if (letters === "") return [];
  return [
    ...companyIds.map((id) => `${letters}|${id}`),
    ...keysOf(name, [...companyNames.map(withoutLegalForm), ...numbers, ...emails]),
  ];
}

/**
 * By which domains an address is met, or a domain itself: "mail.firm.example" is of "firm.example" too.
 */
export function domainsOf(address: string): string[] {
  const labels = address.slice(address.lastIndexOf("@") + 1).split(".");
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
}

function keysOf(name: string, traits: (string | null)[]): string[] {
  const letters = lettersOf(name);
  if (letters === "") return [];
  // Of companies that became one most are written alike, and each key is a hash to be made and looked for.
  const told = new Set(traits.map((trait) => lettersOf(trait ?? "")));
  return [...told].flatMap((trait) => (trait === "" ? [] : [`${letters}|${trait}`]));
}

const legalForms =
  /\b(?:ltd|limited|plc|llp|llc|inc|incorporated|corp|corporation|co|company|gmbh|pty|bv|sarl|srl)\b\.?/gi;

/** Clients write one company as "Acme Ltd" and as "Acme Limited". */
export function withoutLegalForm(name: string): string {
  const bare = name.replace(legalForms, "");
  return lettersOf(bare) === "" ? name : bare;
}

/** Only letters and digits count, so that a comma or an accent lets nobody through. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}

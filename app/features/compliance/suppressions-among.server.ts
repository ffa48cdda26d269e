import { sql } from "drizzle-orm";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { CallFacts } from "./facts.ts";
import { hashOf } from "./hash.server.ts";
import { companyKey, domainsOf, personKey } from "./wish-keys.ts";

/** A company with the ids of all that was merged into it and of its other sites, and the domains of all its records. */
type Group = {
  company: { id: string; clientId: string; name: string; postcode: string | null };
  members: string[];
  domains: string[];
  mailboxes: { address: string; contact_id: string | null }[];
  /** One of them was merged with others once, or is a site of a firm, whose sites may have been. */
  parted: boolean;
  linked: boolean;
};
type Numbered = { numberHash: string; contactId: string | null; person: string | null };

/**
 * Everything a number could be suppressed by: itself, its person, their addresses and the company's own, the company with all that was
 * merged into it, and every domain by which it is known, be it only from somebody's address. A colleague's address speaks for the
 * colleague. Person and company also by what they are called, which outlives the row that an erasure took away.
 */
export function hashesOf(
  { company, members, domains, mailboxes }: Group,
  { numberHash, contactId, person }: Numbered,
): string[] {
  const known = new Set([...domains, ...mailboxes.map(({ address }) => address)].flatMap(domainsOf));
  const emails = mailboxes.filter(({ contact_id }) => contact_id === null || contact_id === contactId);
  return [
    numberHash,
    ...[company.id, ...members].map((id) => hashOf("company", id)),
    ...(company.postcode ? [hashOf("company", companyKey(company.name, company.postcode))] : []),
    ...[...known].map((domain) => hashOf("domain", domain)),
    ...(person && contactId ? [hashOf("person", contactId)] : []),
    ...(person ? [company.id, ...members].map((id) => hashOf("person", personKey(person, id))) : []),
    ...emails.map(({ address }) => hashOf("email", address)),
  ];
}

const standing = `
  select value_hash as hash, client_id, extract(epoch from at) * 1000 as at_ms from suppressions
  where value_hash = any($1::text[]) and lifted_at is null and (client_id is null or client_id = $2)`;

/** Which of them stand on a list for this client or for all, by hash. */
export function suppressionsAmong(
  db: Queryable,
  group: Group,
  numbers: Numbered[],
): Promise<Map<string, CallFacts["suppressions"]>> {
  const { company, members, parted, linked } = group;
  const own = new Set(numbers.flatMap((number) => hashesOf(group, number)));
  return standingAmong(db, { company, own, onceMerged: parted || linked ? [company.id, ...members] : [] });
}

type Sought = {
  company: { id: string; clientId: string };
  own: ReadonlySet<string>;
  /** Companies of this firm that may have been merged with others once. */
  onceMerged: string[];
};

/** Which hashes stand, for calls and mail alike; what was heard of a former twin while the two were one stands under the company's own. */
export async function standingAmong(
  db: Queryable,
  { company, own, onceMerged }: Sought,
): Promise<Map<string, CallFacts["suppressions"]>> {
  const asOne = onceMerged.length > 0 ? await formerTwins(db, onceMerged) : [];
  const sought = [...own, ...asOne.map(({ hash }) => hash)];
  const found = await runNamed<{ hash: string; client_id: string | null; at_ms: string }>(
    db,
    "suppressions",
    standing,
    [sought, company.clientId],
  );
  const byHash = new Map<string, CallFacts["suppressions"]>();
  for (const { hash, client_id, at_ms } of found) {
    const at = Number(at_ms);
    const said =
      own.has(hash) ||
      asOne.some((twin) => twin.hash === hash && at >= twin.from.getTime() && at <= twin.until.getTime());
    const key = own.has(hash) ? hash : hashOf("company", company.id);
    if (said) byHash.set(key, [...(byHash.get(key) ?? []), { scope: client_id ? "client" : "agency" }]);
  }
  return byHash;
}

/** Whom these companies were once merged with, and when: a wish that was heard meanwhile was heard of both. */
async function formerTwins(db: Queryable, companyIds: string[]): Promise<{ hash: string; from: Date; until: Date }[]> {
  const ids = sql`${sql.param(companyIds)}::uuid[]`;
  const found = await db.execute<{ id: string; from_ms: string; until_ms: string }>(sql`
    with recursive twins as (
      select case when m.merged_company_id = any(${ids}) then m.kept_company_id else m.merged_company_id end as id,
        m.at as since, m.undone_at as until
      from merges m where m.undone_at is not null and (m.merged_company_id = any(${ids}) or m.kept_company_id = any(${ids}))
      union
      select case when m.merged_company_id = t.id then m.kept_company_id else m.merged_company_id end,
        greatest(t.since, m.at), least(t.until, coalesce(m.undone_at, t.until))
      from twins t join merges m on t.id in (m.merged_company_id, m.kept_company_id)
      where m.at < t.until and coalesce(m.undone_at, t.until) > t.since
    )
    select id, extract(epoch from since) * 1000 as from_ms, extract(epoch from until) * 1000 as until_ms from twins`);
  return found.rows.map(({ id, from_ms, until_ms }) => ({
    hash: hashOf("company", id),
    from: new Date(Number(from_ms)),
    until: new Date(Number(until_ms)),
  }));
}

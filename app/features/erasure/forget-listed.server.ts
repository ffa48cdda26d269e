import { inArray } from "drizzle-orm";
import { lettersOf, withoutLegalForm } from "#app/features/compliance/wish-keys.ts";
import type { Tx } from "#db/client.server.ts";
import { type companies, suppressionCompanies } from "#db/schema.ts";

type Firm = typeof companies.$inferSelect;
type Listed = Pick<Firm, "id" | "name" | "postcode" | "domain" | "companyNumber">;

/**
 * Rows of their client's suppression lists that are these companies, by name and place; asked while they are known. That nobody calls them
 * stands by hash. A list that waits is seen to before.
 */
export async function forgetListed(tx: Tx, firms: readonly Firm[]): Promise<void> {
  if (firms.length === 0) return;
  const { id, name, postcode, domain, companyNumber, clientId } = suppressionCompanies;
  const clientIds = [...new Set(firms.map((firm) => firm.clientId))];
  // An erasure is rare, and keys say who is like whom, not who is who: all rows are looked at.
  const rows = await tx
    .select({ id, name, postcode, domain, companyNumber })
    .from(suppressionCompanies)
    .where(inArray(clientId, clientIds));
  const gone = rows.filter((row) => firms.some((firm) => isOne(row, firm))).map((row) => row.id);
  if (gone.length > 0) await tx.delete(suppressionCompanies).where(inArray(id, gone));
}

/** The same number in the register, or the same name and nothing that places them apart. */
function isOne(row: Listed, firm: Listed): boolean {
  const same = (one: string | null, other: string | null) => one && other && lettersOf(one) === lettersOf(other);
  if (same(row.companyNumber, firm.companyNumber)) return true;
  if (!same(withoutLegalForm(row.name), withoutLegalForm(firm.name))) return false;
  if (same(row.postcode, firm.postcode) || same(row.domain, firm.domain)) return true;
  return !(row.postcode && firm.postcode) && !(row.domain && firm.domain);
}

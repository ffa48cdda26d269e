import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { type CompanyTraits, companyKeys } from "#app/features/compliance/wish-keys.ts";
import type { Tx } from "#db/client.server.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import type { InspectedRow, KeptRecord } from "./inspect.ts";
import type { Writing } from "./write-plan.server.ts";

/**
 * A row that says "do not call" binds its numbers and its company for this client from now on, "do not email" its addresses: whatever
 * later becomes of the import, the wish has been heard.
 */
export async function writeSuppressions(tx: Tx, writing: Writing): Promise<void> {
  const { clientId, campaignId, importId, by, now, rows, plan } = writing;
  const entries = wishesOf(writing).map((wish) => ({ clientId, ...wish }));
  const bound = new Set(rows.flatMap((row) => (asksNotToBeCalled(row) && plan.companyOf.get(row.line)) || []));
  await suppress(tx, { entries, source: "import", by, now });
  await record(
    tx,
    ...plan.phoneNumbers
      .filter((number) => bound.has(number.originCompanyId))
      .map((number) => ({
        type: "number.suppressed" as const,
        data: { phoneNumberId: number.id, agencyWide: false },
        clientId,
        campaignId,
        companyId: number.companyId,
        importId,
        by,
        at: now,
      })),
  );
}

const asksNotToBeCalled = ({ verdict, record }: InspectedRow): boolean => verdict !== "blank" && record.doNotCall;

/** Under what the wishes of a file's rows are kept. */
export function wishesOf({
  rows,
  plan,
  numberHashOf,
}: Pick<Writing, "rows" | "plan" | "numberHashOf">): { kind: SuppressionKind; valueHash: string }[] {
  const wishes = new Map<string, { kind: SuppressionKind; valueHash: string }>();
  const add = (kind: SuppressionKind, valueHash: string) => wishes.set(valueHash, { kind, valueHash });
  for (const row of rows) {
    if (row.verdict === "blank") continue;
    const companyId = plan.companyOf.get(row.line);
    if (row.record.doNotEmail || row.record.doNotCall) {
      for (const address of row.record.emails) add("email", hashOf("email", address));
    }
    if (!asksNotToBeCalled(row)) continue;
    for (const phone of row.record.phones) add("number", numberHashOf(phone.e164));
    if (companyId) {
      for (const name of [companyId, ...companyKeys(traitsOf(row.record))]) add("company", hashOf("company", name));
    }
  }
  return [...wishes.values()];
}

/** By which the company is met again, should it be erased and come back with another file. */
function traitsOf({ company, address, domain, phones, emails }: KeptRecord): CompanyTraits {
  const names = company ? [{ name: company, postcode: address.postcode, domain }] : [];
  return { names, emails, numbers: phones.map(({ e164 }) => e164) };
}

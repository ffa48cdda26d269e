import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { type CompanyTraits, companyKeys } from "#app/features/compliance/wish-keys.ts";
import type { Tx } from "#db/client.server.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import type { KeptRecord } from "./inspect.ts";
import type { Writing } from "./write-plan.server.ts";

/**
 * A row that says "do not call" binds its numbers and its company for this client from now on, "do not email" its addresses: whatever
 * later becomes of the import, the wish has been heard.
 */
export async function writeSuppressions(tx: Tx, writing: Writing): Promise<void> {
  const { clientId, campaignId, importId, by, now, rows, plan, numberHashOf } = writing;
  const entries = new Map<string, { clientId: string; kind: SuppressionKind; valueHash: string }>();
  const add = (kind: SuppressionKind, valueHash: string) => entries.set(valueHash, { clientId, kind, valueHash });
  const bound = new Set<string>();
  for (const row of rows) {
    if (row.verdict === "blank") continue;
    const companyId = plan.companyOf.get(row.line);
    if (row.record.doNotEmail || row.record.doNotCall) {
      for (const address of row.record.emails) add("email", hashOf("email", address));
    }
    if (!row.record.doNotCall) continue;
    for (const phone of row.record.phones) add("number", numberHashOf(phone.e164));
    if (companyId) {
      bound.add(companyId);
      for (const name of [companyId, ...companyKeys(traitsOf(row.record))]) add("company", hashOf("company", name));
    }
  }
  await suppress(tx, { entries: [...entries.values()], source: "import", by, now });
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

/** By which the company is met again, should it be erased and come back with another file. */
function traitsOf({ company, address, domain, phones, emails }: KeptRecord): CompanyTraits {
  const names = company ? [{ name: company, postcode: address.postcode, domain }] : [];
  return { names, emails, numbers: phones.map(({ e164 }) => e164) };
}

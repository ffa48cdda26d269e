import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";
import { matchKeys } from "./keys.ts";
import { storeKeys } from "./store-keys.server.ts";
import { recordsOf } from "./stored-records.server.ts";

type Forgotten = {
  clientId: string;
  companyIds: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
};

/** These numbers and addresses find these companies no more, but where what is left of them makes the same key. */
export async function forgetKeys(db: Queryable, { clientId, companyIds, phones, emails }: Forgotten): Promise<void> {
  const nothing = { company: "", contact: null, domain: null, addressLine: null, city: null, postcode: null };
  const keys = matchKeys({ id: 0, ...nothing, companyNumber: null, phones: [...phones], emails: [...emails] });
  await db.execute(sql`
    delete from match_keys m using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kind text, key text)
    where m.company_id = any(${uuids(companyIds)}) and m.kind = k.kind and m.key = k.key`);
  // A file that brought a key is remembered with it, and the beginning of a number is most of it.
  await db.execute(sql`
    delete from import_changes c using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kind text, key text)
    where c.company_id = any(${uuids(companyIds)}) and c.kind = 'follows' and c.field = 'key ' || k.kind
      and k.kind in ('phone', 'phone-start', 'email') and c.becomes = k.key`);
  await storeAnew(db, { clientId, companyIds });
}

async function storeAnew(db: Queryable, { clientId, companyIds }: Pick<Forgotten, "clientId" | "companyIds">) {
  const { records, idOf } = await recordsOf(db, clientId, companyIds);
  await storeKeys(
    db,
    clientId,
    records.map((record) => ({ companyId: idOf[record.id] ?? "", record })),
  );
}

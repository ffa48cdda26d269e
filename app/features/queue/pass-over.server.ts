import type { Db } from "#db/client.server.ts";
import { type Leased, leaseNext } from "./lease.server.ts";
import { type PutBack, putBack } from "./put-back.server.ts";
import { type Skipped, skipLead } from "./skip.server.ts";

type Next = { ok: true; next: Exclude<Leased, { ok: true }>["reason"] | null };

/** Passes over the held lead with a reason and takes the next in one go. */
export async function skipToNext(
  db: Db,
  facts: Parameters<typeof skipLead>[1],
): Promise<Next | Exclude<Skipped, { ok: true }>> {
  const skipped = await skipLead(db, facts);
  return skipped.ok ? takeNext(db, facts) : skipped;
}

/** Puts back what may not be called now and takes the next in one go. */
export async function putBackToNext(
  db: Db,
  facts: Parameters<typeof putBack>[1],
): Promise<Next | Exclude<PutBack, { ok: true }>> {
  const back = await putBack(db, facts);
  return back.ok ? takeNext(db, facts) : back;
}

export async function takeNext(db: Db, { by, now }: { by: string; now: Date }): Promise<Next> {
  const leased = await leaseNext(db, { by, now });
  return { ok: true, next: leased.ok ? null : leased.reason };
}

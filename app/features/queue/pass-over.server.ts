import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Leased, leaseNext } from "./lease.server.ts";
import { type PutBack, putBack } from "./put-back.server.ts";
import { type Skipped, skipLead } from "./skip.server.ts";
import { unsaidCallOf } from "./unsaid-call.server.ts";

type Next = { ok: true; next: Exclude<Leased, { ok: true }>["reason"] | null };
type Taken = Next | { ok: false; reason: "call-waits-for-its-outcome" };

/** Passes over the held lead with a reason and takes the next in one go. */
export async function skipToNext(
  db: Db,
  facts: Parameters<typeof skipLead>[1],
): Promise<Taken | Exclude<Skipped, { ok: true }>> {
  const skipped = await skipLead(db, facts);
  return skipped.ok ? takeNext(db, facts) : skipped;
}

/** Puts back what may not be called now and takes the next in one go. */
export async function putBackToNext(
  db: Db,
  facts: Parameters<typeof putBack>[1],
): Promise<Taken | Exclude<PutBack, { ok: true }>> {
  const back = await putBack(db, facts);
  return back.ok ? takeNext(db, facts) : back;
}

/** The next lead, once the last call has its outcome: also where the hold ran out meanwhile, or the browser died. */
export async function takeNext(db: Db, { by, now }: { by: string; now: Date }): Promise<Taken> {
  if (await unsaidCallOf(db, by)) return { ok: false, reason: "call-waits-for-its-outcome" };
  const leased = await leaseNext(db, { by, now });
  // Another window of the same agent would stand at the last lead.
  await announce(db, `agent:${by}`);
  return { ok: true, next: leased.ok ? null : leased.reason };
}

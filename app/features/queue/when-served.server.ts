import { eq } from "drizzle-orm";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { whenUncallable } from "#app/features/compliance/when-uncallable.ts";
import type { Tx } from "#db/client.server.ts";
import { clients, type leads } from "#db/schema.ts";

/** No call is allowed before that instant; the zone is the client's. */
export type Waits = { until: Date; zone: string; because: string };
type WhenServed = { ok: true; waits: Waits | null } | { ok: false; reason: "never-callable"; because: string };

type Asked = { lead: Pick<typeof leads.$inferSelect, "id" | "clientId">; now: Date };

/** What the queue would find, were this lead to be served at this moment: it may be called, not before an hour, or not at all. */
export async function whenServed(tx: Tx, { lead, now }: Asked): Promise<WhenServed> {
  const numbers = await judgeNumbers(tx, { leadId: lead.id, now });
  if (numbers.some(({ verdict }) => verdict === "allow")) return { ok: true, waits: null };
  const next = whenUncallable(numbers, now);
  const because = reasonOf(numbers);
  if (next.to !== "ready") return { ok: false, reason: "never-callable", because };
  const [client] = await tx.select({ zone: clients.timeZone }).from(clients).where(eq(clients.id, lead.clientId));
  return { ok: true, waits: { until: next.callableFrom, zone: client?.zone ?? "UTC", because } };
}

/** Of the number that may be called first, or else of any. */
function reasonOf(numbers: Awaited<ReturnType<typeof judgeNumbers>>): string {
  const [first] = [...numbers].sort(
    (a, b) => (a.nextAllowedAt?.getTime() ?? Infinity) - (b.nextAllowedAt?.getTime() ?? Infinity),
  );
  return first?.reasons[0]?.text ?? "No number of theirs is known.";
}

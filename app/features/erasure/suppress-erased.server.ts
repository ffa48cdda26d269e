import { record } from "#app/features/audit/record.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { namesOf } from "#app/features/compliance/wishes.server.ts";
import type { Tx } from "#db/client.server.ts";
import { mailStops } from "#db/schema.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import type { Traits } from "./blot.ts";

type Forgetting = {
  contactIds: readonly string[];
  companyIds: readonly string[];
  traits: Traits;
  by: string;
  now: Date;
};

/**
 * Written while they are still known: whoever imports them again, for whichever client, meets the hashes of what they were met by, and nobody
 * rings or writes to them.
 */
export async function suppressErased(tx: Tx, { contactIds, companyIds, traits, by, now }: Forgetting): Promise<void> {
  const hashes: { kind: SuppressionKind; valueHash: string }[] = [];
  const add = (kind: SuppressionKind, values: readonly string[]) =>
    hashes.push(...values.map((value) => ({ kind, valueHash: hashOf(kind, value) })));
  for (const id of contactIds) add("person", await namesOf(tx, "person", id));
  for (const id of companyIds) add("company", await namesOf(tx, "company", id));
  add("number", traits.numbers);
  add("email", traits.emails);
  const once = [...new Map(hashes.map((one) => [one.valueHash, one])).values()];
  await suppress(tx, { entries: once.map((one) => ({ clientId: null, ...one })), source: "person", by, now });
  const stops = traits.emails.map((address) => hashOf("email", address)).toSorted();
  for (const addressHash of stops) {
    const [stopped] = await tx
      .insert(mailStops)
      .values({ addressHash, reason: "unsubscribed", at: now })
      .onConflictDoNothing()
      .returning();
    if (stopped) await record(tx, { type: "mail.stopped", data: { reason: "unsubscribed" }, by, at: now });
  }
}

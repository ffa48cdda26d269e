import { eq, inArray } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { type MailAddress, mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { holdWishes, takeTurnWith } from "#app/features/compliance/turns.server.ts";
import { queueMessage } from "#app/features/mail/queue-message.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { agency, clients, companies, type leads, mailStops, touchRuns } from "#db/schema.ts";
import type { TouchSkip } from "#db/vocabulary.ts";
import { nextMailHour } from "./mail-hours.ts";
import { fillFields, type MergeValues } from "./merge-fields.ts";
import { restedFrom } from "./rest.server.ts";
import { stepOf } from "./touch-plan.ts";
import { planOf, type Touch } from "./touch-runs.server.ts";

type Lead = typeof leads.$inferSelect;
export type Sent =
  | { kind: "written"; messageId: string }
  | { kind: "skipped"; why: TouchSkip }
  | { kind: "later"; at: Date };

/** Writes the email of a touch into the post, where law, wishes, hours and caps let it go; it is handed over after the commit. */
export async function sendTouch(tx: Tx, { touch, lead, now }: { touch: Touch; lead: Lead; now: Date }): Promise<Sent> {
  await holdWishes(tx);
  const to = await readerOf(tx, { lead, now });
  if (to.kind !== "reader") return to;
  const zones = to.zones.length > 0 ? to.zones : [await clientZone(tx, lead.clientId)];
  const readers = { zones, countries: to.countries };
  const open = nextMailHour(readers, now);
  if (!open) return { kind: "skipped", why: "no-hour" };
  // Two leads with one address, of whichever clients, take turns.
  await takeTurnWith(tx, to.reader.addressHash);
  const rested = await restedFrom(tx, to.reader.address, now);
  if (rested > now || open > now)
    return { kind: "later", at: nextMailHour(readers, rested > open ? rested : open) ?? open };

  const [run] = await tx.select({ planId: touchRuns.planId }).from(touchRuns).where(eq(touchRuns.id, touch.runId));
  const step = run ? stepOf(await planOf(tx, run.planId), touch.turn) : undefined;
  // The plan is being changed at this moment: what it says by then is done in the next minute.
  if (step?.kind !== "email" || !step.subject || !step.body) return { kind: "later", at: now };
  const values = await mergeValues(tx, { lead, reader: to.reader });
  const queued = await queueMessage(tx, {
    clientId: lead.clientId,
    toAddress: to.reader.address,
    subject: fillFields(step.subject, values),
    body: fillFields(step.body, values),
    onceKey: `touch:${touch.id}`,
    oneClick: true,
    now,
  });
  if (!queued.ok || !queued.messageId) return { kind: "skipped", why: "no-address" };
  return { kind: "written", messageId: queued.messageId };
}

type Reader = { kind: "reader"; reader: MailAddress; zones: string[]; countries: string[] };

async function readerOf(
  tx: Tx,
  { lead, now }: { lead: Lead; now: Date },
): Promise<Reader | Extract<Sent, { kind: "skipped" }>> {
  const { addresses, allowed, zones, countries } = await mailFacts(tx, { leadId: lead.id, now });
  const skip = (why: TouchSkip) => ({ kind: "skipped", why }) as const;
  if (addresses.length === 0) return skip("no-address");
  if (!allowed) return skip("no-basis");
  const open = addresses.filter(({ suppressed }) => !suppressed);
  if (open.length === 0) return skip("suppressed");
  const stopped = await stoppedAmong(
    tx,
    open.map(({ addressHash }) => addressHash),
  );
  const [reader] = open.filter(({ addressHash }) => !stopped.has(addressHash));
  return reader ? { kind: "reader", reader, zones, countries } : skip("unsubscribed");
}

async function stoppedAmong(db: Queryable, hashes: string[]): Promise<Set<string>> {
  const found = await db
    .select({ hash: mailStops.addressHash })
    .from(mailStops)
    .where(inArray(mailStops.addressHash, hashes));
  return new Set(found.map(({ hash }) => hash));
}

async function clientZone(db: Queryable, clientId: string): Promise<string> {
  const [client] = await db.select({ zone: clients.timeZone }).from(clients).where(eq(clients.id, clientId));
  return client?.zone ?? "UTC";
}

/** What a letter to this lead is filled with. */
export async function mergeValues(
  db: Queryable,
  {
    lead,
    reader,
  }: { lead: Pick<Lead, "clientId" | "companyId">; reader: Pick<MailAddress, "person" | "first"> | null },
): Promise<MergeValues> {
  const [kept] = await db.select().from(companies).where(eq(companies.id, lead.companyId));
  const company = kept ? await wholeCompany(db, kept) : null;
  const [client] = await db.select().from(clients).where(eq(clients.id, lead.clientId));
  const [own] = await db.select({ name: agency.name }).from(agency);
  return {
    first: reader?.first ?? reader?.person?.split(" ")[0] ?? null,
    name: reader?.person ?? null,
    company: company?.name ?? "",
    client: client?.name ?? "",
    legal: client?.legalName ?? "",
    agency: own?.name ?? "",
  };
}

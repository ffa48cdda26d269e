import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesUnlessFile } from "#app/features/companies/lock-companies.server.ts";
import { announce } from "#app/kit/live.server.ts";
import { allowLongWork } from "#app/kit/long-work.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { attempts, leads, users } from "#db/schema.ts";
import { blankCallNotes, blankPeople } from "./blank-person.server.ts";
import { blotterOf } from "./blot.ts";
import { blotWritten } from "./blot-written.server.ts";
import { type Concerned, concernedBy } from "./concerned.server.ts";
import { blankCompanies, notTheirsAlone, withCompany, withMerged } from "./erase-company.server.ts";
import { forgetListed } from "./forget-listed.server.ts";
import { endTheirPlans, goOn, sendNothing } from "./leads-go-on.server.ts";
import { removeFiles, removeStopped } from "./remove-files.server.ts";
import { suppressErased } from "./suppress-erased.server.ts";
import { type NamingList, type WaitingFile, waitingFiles, waitingLists } from "./waiting-files.server.ts";
import { type Contact, reachedOn, stillThere, traitsOf } from "./whom.server.ts";

export type Erasing = {
  /** The person as each of these records has them; who went before, where their company goes now. */
  contactIds: readonly string[];
  /** Companies that are this person and nobody else: they go with them, or after them. */
  companyIds?: readonly string[];
  by: string;
  now: Date;
};
export type Erased =
  | { ok: true; leads: number }
  | { ok: false; reason: "nobody-left" | "file-being-written" | "others-there" | "with-client" }
  | { ok: false; reason: "held"; by: string }
  | { ok: false; reason: "in-waiting-file"; file: WaitingFile }
  | { ok: false; reason: "in-waiting-list"; list: NamingList };

/**
 * Erases a person (GDPR art. 17): first whoever imports them again is to meet them suppressed, then what we hold of them goes, their own
 * records whole, and out of all that was written about their companies and leads. The ledger tells that it happened, and of nobody. Nothing of
 * it can be taken back, so it waits for whoever has a lead of theirs in hand.
 */
export async function erasePerson(db: Db, { contactIds, companyIds = [], by, now }: Erasing): Promise<Erased> {
  const asked = await stillThere(db, { contactIds, companyIds });
  const clientIds = [...new Set(asked.records.map((record) => record.clientId))].sort();
  const theirs = await traitsOf(db, { people: asked.people, companyIds: [] });
  const sought = { clientIds, traits: await withCompany(db, theirs, { companyIds: asked.firms }) };
  const files = await waitingFiles(db, sought);
  const file = files.find(({ isStopped }) => !isStopped);
  if (file) return { ok: false, reason: "in-waiting-file", file };
  const [list] = await waitingLists(db, sought);
  if (list) return { ok: false, reason: "in-waiting-list", list };
  const stoppedImportIds = files.map(({ importId }) => importId);
  return db.transaction(async (tx) => {
    await allowLongWork(tx);
    for (const clientId of clientIds) {
      if (!(await lockCompaniesUnlessFile(tx, clientId))) return { ok: false, reason: "file-being-written" } as const;
    }
    // Two may ask at once, and records may have been merged while we waited.
    const { people, firms, records } = await stillThere(tx, { contactIds, companyIds });
    if (records.length === 0) return { ok: false, reason: "nobody-left" } as const;
    const ids = records.map(({ id }) => id);
    const reached = await reachedOn(tx, ids, firms);
    const about = await concernedBy(tx, {
      contactIds: ids,
      numbers: [...new Set(reached.numbers.map(({ e164 }) => e164))],
      emails: [...new Set(reached.addresses.map(({ address }) => address))],
      firms,
      stoppedImportIds,
    });
    const holder = await lockLeads(tx, about.leadIds, now);
    if (holder) return { ok: false, reason: "held", by: holder } as const;
    if (!(await removeStopped(tx, stoppedImportIds))) return { ok: false, reason: "file-being-written" } as const;
    const why = await notTheirsAlone(tx, { companyIds: firms, contactIds: ids });
    if (why) return { ok: false, reason: why } as const;
    const theirs = [...new Set(records.map(({ companyId }) => companyId))].sort();
    await erase(tx, { people, companyIds: theirs, firms, about, by, now });
    return { ok: true, leads: about.leadIds.length } as const;
  });
}

type Act = {
  people: readonly Contact[];
  /** Theirs, and those that go after them. */
  companyIds: readonly string[];
  firms: readonly string[];
  about: Concerned;
  by: string;
  now: Date;
};

async function erase(tx: Tx, { people, companyIds, firms, about, by, now }: Act): Promise<void> {
  const contactIds = people.map(({ id }) => id);
  const own = await traitsOf(tx, { people, companyIds: about.companyIds });
  const traits = await withCompany(tx, own, { companyIds: firms });
  const { numbers, addresses } = await reachedOn(tx, contactIds, firms);
  await endTheirPlans(tx, { leadIds: about.leadIds, emails: traits.emails, by, now });
  const gone = await withMerged(tx, { companyIds: firms });
  await suppressErased(tx, { contactIds, companyIds: gone.map(({ id }) => id), traits, by, now });
  await forgetListed(tx, gone);
  await sendNothing(tx, { emails: traits.emails, by, now });
  const notes = await blankCallNotes(tx, contactIds);
  const blotted = await blotWritten(tx, { ...about, blotter: blotterOf(traits) });
  await removeFiles(tx, blotted.importIds);
  await blankPeople(tx, { people, companyIds: firms, about, traits, now });
  await blankCompanies(tx, { companyIds: firms, by, now });
  await goOn(tx, { companyIds: companyIds.filter((id) => !firms.includes(id)), by, now });
  const counts = {
    ...{ people: people.length, numbers: numbers.length, addresses: addresses.length },
    texts: notes + blotted.texts,
  };
  await tell(tx, { counts, companyIds, firms, by, now });
}

/** In the order in which all lock leads; the name of whoever has one in hand, or is on a call with one. */
async function lockLeads(tx: Tx, leadIds: readonly string[], now: Date): Promise<string | null> {
  await tx
    .select({ id: leads.id })
    .from(leads)
    .where(inArray(leads.id, [...leadIds]))
    .orderBy(asc(leads.id))
    .for("update");
  const [held] = await tx
    .select({ name: users.name })
    .from(leads)
    .innerJoin(users, eq(users.id, leads.heldBy))
    .where(and(inArray(leads.id, [...leadIds]), gt(leads.heldUntil, now)));
  const [calling] = await tx
    .select({ name: users.name })
    .from(attempts)
    .innerJoin(users, eq(users.id, attempts.agentId))
    .where(and(inArray(attempts.leadId, [...leadIds]), isNull(attempts.endedAt)));
  return held?.name ?? calling?.name ?? null;
}

type Told = Pick<Act, "companyIds" | "firms" | "by" | "now"> & {
  counts: Record<"people" | "numbers" | "addresses" | "texts", number>;
};

/** Once at each lead that goes on with one of their companies; at the company where there is none. */
async function tell(tx: Tx, { counts, companyIds, firms, by, now }: Told): Promise<void> {
  const open = await tx
    .select()
    .from(leads)
    .where(and(inArray(leads.companyId, [...companyIds]), isNull(leads.mergedIntoId)))
    .orderBy(asc(leads.id));
  for (const companyId of companyIds) {
    const data = { ...counts, company: firms.includes(companyId), reason: "request" as const };
    const theirs = open.filter((lead) => lead.companyId === companyId);
    for (const { id: leadId, clientId, campaignId } of theirs) {
      await record(tx, { type: "person.erased", data, clientId, campaignId, leadId, companyId, by, at: now });
      await announce(tx, `campaign:${campaignId}`, { leadId });
    }
    if (theirs.length === 0) {
      const found = await tx.execute<{ client_id: string }>(
        sql`select client_id from companies where id = ${companyId}`,
      );
      await record(tx, {
        type: "person.erased",
        data,
        clientId: found.rows[0]?.client_id ?? null,
        companyId,
        by,
        at: now,
      });
    }
  }
}

import { and, asc, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { lettersOf, withoutLegalForm } from "#app/features/compliance/wish-keys.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { companies, contacts, emailAddresses, leads, phoneNumbers } from "#db/schema.ts";
import { finalStages } from "#db/vocabulary.ts";
import type { Traits } from "./blot.ts";
import { uuids } from "./concerned.server.ts";

/** What a company is called of which nothing else is left. */
const nameless = "Erased company";

type Of = { companyIds: readonly string[] };

/** With all that went into them. */
export async function withMerged(db: Queryable, { companyIds }: Of): Promise<(typeof companies.$inferSelect)[]> {
  const ids = uuids(companyIds);
  return db.select().from(companies).where(sql`${companies.id} = ${ids} or ${companies.mergedIntoId} = ${ids}`);
}

/** Why these companies cannot be this person alone: others are there, or their lead is on its way to the client, or with it. */
export async function notTheirsAlone(
  db: Queryable,
  { companyIds, contactIds }: Of & { contactIds: readonly string[] },
): Promise<"others-there" | "with-client" | null> {
  if (companyIds.length === 0) return null;
  const [other] = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        ...[inArray(contacts.companyId, [...companyIds]), notInArray(contacts.id, [...contactIds])],
        isNull(contacts.erasedAt),
      ),
    );
  if (other) return "others-there";
  const open = await db.execute(sql`
    select from leads l join handbacks h on h.lead_id = l.id and h.ended_at is null where l.company_id = ${uuids(companyIds)} limit 1`);
  return open.rowCount ? "with-client" : null;
}

/** The traits of a person whose company is themselves: its name and place are theirs, and so is whatever it is reached on. */
export async function withCompany(db: Queryable, traits: Traits, { companyIds }: Of): Promise<Traits> {
  if (companyIds.length === 0) return traits;
  const firms = await withMerged(db, { companyIds });
  const ids = firms.map(({ id }) => id);
  const numbers = await db
    .select({ e164: phoneNumbers.e164 })
    .from(phoneNumbers)
    .where(and(inArray(phoneNumbers.companyId, ids), isNull(phoneNumbers.erasedAt)));
  const mailboxes = await db
    .select({ address: emailAddresses.address })
    .from(emailAddresses)
    .where(inArray(emailAddresses.companyId, ids));
  const names = [...new Set(firms.flatMap(({ name }) => namesInTexts(name)))];
  const said = firms.flatMap(({ website, domain, addressLine1, addressLine2, postcode, companyNumber }) =>
    [website, domain, addressLine1, addressLine2, postcode, companyNumber].filter((text) => text !== null),
  );
  return {
    ...traits,
    numbers: [...new Set([...traits.numbers, ...numbers.map(({ e164 }) => e164)])],
    emails: [...new Set([...traits.emails, ...mailboxes.map(({ address }) => address)])],
    phrases: [...names, ...said],
    firmNames: names,
    keeps: traits.keeps.filter((text) => !names.includes(text) && !said.includes(text)),
  };
}

/** Fewer letters than these may be any words. */
const SAYS_A_FIRM = 8;

/** People leave "Ltd" out. */
function namesInTexts(name: string): string[] {
  const short = withoutLegalForm(name);
  return lettersOf(short).length < SAYS_A_FIRM ? [name] : [name, short];
}

/** What is left of the company is its country, under whose law it was called; nobody is met by it any more, and its leads are closed, for good. */
export async function blankCompanies(tx: Tx, { companyIds, by, now }: Of & { by: string; now: Date }): Promise<void> {
  if (companyIds.length === 0) return;
  const ids = (await withMerged(tx, { companyIds })).map(({ id }) => id);
  const gone = uuids(ids);
  await tx.execute(sql`delete from field_choices where company_id = ${gone} or source_company_id = ${gone}`);
  await tx.execute(sql`delete from match_keys where company_id = ${gone}`);
  await tx.execute(sql`
    delete from match_decisions where (answer is null or answer = 'later') and (a_company_id = ${gone} or b_company_id = ${gone})`);
  await tx.execute(sql`
    update import_changes set was = null, becomes = null, kept = true where company_id = ${gone}`);
  await tx.execute(sql`update import_rows set external_id = null where company_id = ${gone}`);
  await tx.execute(sql`update leads set external_id = null where company_id = ${gone} or origin_company_id = ${gone}`);
  // A list that is taken back opens again what it had closed, unless nothing tells of that.
  await tx.execute(sql`
    delete from suppression_matches where lead_id in (select id from leads where company_id = ${gone} or origin_company_id = ${gone})`);
  await tx
    .update(companies)
    .set({
      ...{ name: nameless, website: null, domain: null, addressLine1: null, addressLine2: null, city: null },
      ...{ region: null, postcode: null, industry: null, employees: null, companyNumber: null, erasedAt: now },
    })
    .where(inArray(companies.id, ids));
  const open = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(inArray(leads.companyId, ids), notInArray(leads.stage, [...finalStages])))
    .orderBy(asc(leads.id));
  const end = { to: "closed", nextAction: null, dueAt: null, closeReason: "erased-on-request" } as const;
  for (const { id: leadId } of open) {
    const closed = await moveLead(tx, { leadId, ...end, reason: "erased-on-request", by, now });
    if (!closed.ok) throw new Error(`A lead of an erased company could not be closed: ${closed.reason}`);
  }
}

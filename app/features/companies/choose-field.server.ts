import { and, eq, gte, inArray, isNotNull, ne, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { companies, fieldChoices } from "#db/schema.ts";
import type { GoldenField } from "#db/vocabulary.ts";
import type { CompanyFacts } from "./golden-record.ts";
import { clientOfCompany } from "./golden-records.server.ts";
import { lockCompaniesUnlessFile } from "./lock-companies.server.ts";

export type FieldChosen =
  | { ok: true }
  | { ok: false; reason: "no-such-company" | "not-one-company" | "file-being-written" };

/** Whose word counts for a field: one record's, what a person typed, or again the rule's. */
export type Word = { recordOf: string } | { typed: Partial<CompanyFacts> } | "by-rule";

/** A person overrules a field of a merged company, or gives it back to the rule. */
export async function chooseField(
  db: Db,
  { companyId, field, word, by, now }: { companyId: string; field: GoldenField; word: Word; by: string; now: Date },
): Promise<FieldChosen> {
  return db.transaction(async (tx) => {
    const clientId = await clientOfCompany(tx, companyId);
    if (!clientId) return { ok: false, reason: "no-such-company" } as const;
    if (!(await lockCompaniesUnlessFile(tx, clientId))) return { ok: false, reason: "file-being-written" } as const;
    const group = await tx
      .select({ id: companies.id })
      .from(companies)
      .where(or(eq(companies.id, companyId), eq(companies.mergedIntoId, companyId)));
    const ids = group.map(({ id }) => id);
    // Parted or merged further by somebody else meanwhile: what was on the screen is no more.
    const { sourceCompanyId, typed } = toRow(word);
    const asked = typed ? ids.length > 1 : sourceCompanyId === null || ids.includes(sourceCompanyId);
    if (!asked) return { ok: false, reason: "not-one-company" } as const;
    await tx.delete(fieldChoices).where(and(inArray(fieldChoices.companyId, ids), eq(fieldChoices.field, field)));
    if (word !== "by-rule") {
      await tx.insert(fieldChoices).values({ clientId, companyId, field, sourceCompanyId, typed, by, at: now });
    }
    const told = typed
      ? ({ type: "company.field-typed", data: { field } } as const)
      : ({ type: "company.field-chosen", data: { field, sourceCompanyId } } as const);
    await record(tx, { ...told, clientId, companyId, by, at: now });
    return { ok: true } as const;
  });
}

function toRow(word: Word): { sourceCompanyId: string | null; typed: Partial<CompanyFacts> | null } {
  if (word === "by-rule") return { sourceCompanyId: null, typed: null };
  return "typed" in word
    ? { sourceCompanyId: null, typed: word.typed }
    : { sourceCompanyId: word.recordOf, typed: null };
}

/**
 * What was chosen or typed for a company while it stood for several ends when it stands for itself alone: since the merge that is
 * parted last, or before it with others that have left already. Its own word it may have been given alone.
 */
export async function forgetChoices(tx: Tx, { companyId, since }: { companyId: string; since: Date }): Promise<void> {
  const ofSeveral = or(isNotNull(fieldChoices.typed), ne(fieldChoices.sourceCompanyId, companyId));
  await tx
    .delete(fieldChoices)
    .where(and(eq(fieldChoices.companyId, companyId), or(gte(fieldChoices.at, since), ofSeveral)));
}

import { and, eq, inArray, or } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, fieldChoices } from "#db/schema.ts";
import type { GoldenField } from "#db/vocabulary.ts";
import { clientOfCompany } from "./golden-records.server.ts";
import { lockCompanies } from "./lock-companies.server.ts";

export type FieldChosen = { ok: true } | { ok: false; reason: "no-such-company" | "not-one-company" };

/** A person overrules a field of a merged company: it is what that record says. Null gives the field back to the rule. */
export async function chooseField(
  db: Db,
  {
    companyId,
    field,
    sourceCompanyId,
    by,
    now,
  }: { companyId: string; field: GoldenField; sourceCompanyId: string | null; by: string; now: Date },
): Promise<FieldChosen> {
  return db.transaction(async (tx) => {
    const clientId = await clientOfCompany(tx, companyId);
    if (!clientId) return { ok: false, reason: "no-such-company" } as const;
    await lockCompanies(tx, clientId);
    const group = await tx
      .select({ id: companies.id })
      .from(companies)
      .where(or(eq(companies.id, companyId), eq(companies.mergedIntoId, companyId)));
    const ids = group.map(({ id }) => id);
    // Parted or merged further by somebody else meanwhile: what was on the screen is no more.
    if (sourceCompanyId !== null && !ids.includes(sourceCompanyId))
      return { ok: false, reason: "not-one-company" } as const;
    await tx.delete(fieldChoices).where(and(inArray(fieldChoices.companyId, ids), eq(fieldChoices.field, field)));
    if (sourceCompanyId !== null) {
      await tx.insert(fieldChoices).values({ clientId, companyId, field, sourceCompanyId, by, at: now });
    }
    await record(tx, {
      type: "company.field-chosen",
      data: { field, sourceCompanyId },
      clientId,
      companyId,
      by,
      at: now,
    });
    return { ok: true } as const;
  });
}

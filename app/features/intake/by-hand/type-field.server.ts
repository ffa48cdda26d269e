import { eq } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import { chooseField, type FieldChosen } from "#app/features/companies/choose-field.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import type { TypedPart } from "#app/features/companies/typed-parts.ts";
import type { Db } from "#db/client.server.ts";
import { clients, companies } from "#db/schema.ts";
import type { GoldenField } from "#db/vocabulary.ts";
import { zoneOf } from "../commit-context.server.ts";
import { readTyped } from "./read-typed.ts";

export type FieldTyped =
  | FieldChosen
  /** What was typed cannot be used: why, in a sentence. */
  | { ok: false; reason: "unusable"; text: string };

/** A person types what a field of a merged company is, against all its records: read by the same rules as a cell of a file. */
export async function typeField(
  db: Db,
  {
    companyId,
    field,
    parts,
    by,
    now,
  }: { companyId: string; field: GoldenField; parts: Partial<Record<TypedPart, string>>; by: string; now: Date },
): Promise<FieldTyped> {
  const [found] = await db
    .select({ company: companies, country: clients.country })
    .from(companies)
    .innerJoin(clients, eq(clients.id, companies.clientId))
    .where(eq(companies.id, companyId));
  if (!found) return { ok: false, reason: "no-such-company" };
  const whole = await wholeCompany(db, found.company);
  const country = (whole.country ?? found.country) as CountryCode;
  const read = readTyped(field, parts, country);
  if (!read.ok) return { ok: false, reason: "unusable", text: read.text };
  const typed = field === "address" ? { ...read.facts, country, timeZone: zoneOf(read.record) } : read.facts;
  return chooseField(db, { companyId, field, word: { typed }, by, now });
}

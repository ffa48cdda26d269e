import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

/** The columns of ours that a newer file may change: where they are, and what they hold. */
const columns: Record<string, { table: "companies" | "leads" | "contacts"; name: string; type: string }> = {
  name: { table: "companies", name: "name", type: "text" },
  website: { table: "companies", name: "website", type: "text" },
  domain: { table: "companies", name: "domain", type: "text" },
  addressLine1: { table: "companies", name: "address_line1", type: "text" },
  addressLine2: { table: "companies", name: "address_line2", type: "text" },
  city: { table: "companies", name: "city", type: "text" },
  region: { table: "companies", name: "region", type: "text" },
  postcode: { table: "companies", name: "postcode", type: "text" },
  country: { table: "companies", name: "country", type: "text" },
  timeZone: { table: "companies", name: "time_zone", type: "text" },
  jobTitle: { table: "contacts", name: "job_title", type: "text" },
  oldStatus: { table: "leads", name: "old_status", type: "text" },
  lostReason: { table: "leads", name: "lost_reason", type: "text" },
  lostOn: { table: "leads", name: "lost_on", type: "date" },
  lastContactedOn: { table: "leads", name: "last_contacted_on", type: "date" },
  contractStartOn: { table: "leads", name: "contract_start_on", type: "date" },
  contractEndOn: { table: "leads", name: "contract_end_on", type: "date" },
  contractMonths: { table: "leads", name: "contract_months", type: "smallint" },
  competitor: { table: "leads", name: "competitor", type: "text" },
  priority: { table: "leads", name: "priority", type: "smallint" },
};

export type NewValue = {
  field: string | null;
  companyId: string;
  leadId: string | null;
  personId?: string | null;
  value: string | null;
  /** Only where this still stands there. */
  instead?: string | null;
};

/** Sets many values, a statement for each column. */
export async function setFields(tx: Tx, values: readonly NewValue[]): Promise<void> {
  for (const [field, { table, name, type }] of Object.entries(columns)) {
    const given = values
      .filter((value) => value.field === field)
      .map(({ companyId, leadId, personId, value, instead }) => ({
        id: table === "companies" ? companyId : table === "leads" ? leadId : personId,
        value,
        instead: instead ?? null,
        checks: instead !== undefined,
      }));
    if (given.length === 0) continue;
    const column = sql.identifier(name);
    await tx.execute(sql`
      update ${sql.identifier(table)} as t set ${column} = g.value::${sql.raw(type)}
      from json_to_recordset(${JSON.stringify(given)}::json) as g(id uuid, value text, instead text, checks boolean)
      where t.id = g.id and (not g.checks or t.${column}::text is not distinct from g.instead)`);
  }
}

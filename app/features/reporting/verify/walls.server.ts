import { type SQL, sql } from "drizzle-orm";
import type { Check } from "./check.ts";

/** Each row that names another of the same client: table, column, the table it names. */
const kinships = [
  ["campaign_agents", "campaign_id", "campaigns"],
  ["criteria", "campaign_id", "campaigns"],
  ["dispositions", "campaign_id", "campaigns"],
  ["script_lines", "campaign_id", "campaigns"],
  ["companies", "merged_into_id", "companies"],
  ["contacts", "company_id", "companies"],
  ["contacts", "origin_company_id", "companies"],
  ["phone_numbers", "company_id", "companies"],
  ["phone_numbers", "origin_company_id", "companies"],
  ["phone_numbers", "contact_id", "contacts"],
  ["email_addresses", "company_id", "companies"],
  ["leads", "company_id", "companies"],
  ["leads", "campaign_id", "campaigns"],
  ["leads", "merged_into_id", "leads"],
  ["leads", "client_owner_id", "users"],
  ["imports", "campaign_id", "campaigns"],
  ["import_rows", "import_id", "imports"],
  ["import_rows", "company_id", "companies"],
  ["import_rows", "lead_id", "leads"],
  ["import_changes", "import_id", "imports"],
  ["import_changes", "company_id", "companies"],
  ["import_changes", "lead_id", "leads"],
  ["import_edits", "import_id", "imports"],
  ["field_choices", "company_id", "companies"],
  ["field_choices", "source_company_id", "companies"],
  ["shared_facts", "company_id", "companies"],
  ["shared_facts", "attempt_id", "attempts"],
  ["match_keys", "company_id", "companies"],
  ["match_decisions", "a_company_id", "companies"],
  ["match_decisions", "b_company_id", "companies"],
  ["merges", "kept_company_id", "companies"],
  ["merges", "merged_company_id", "companies"],
  ["attempts", "lead_id", "leads"],
  ["attempts", "company_id", "companies"],
  ["attempts", "phone_number_id", "phone_numbers"],
  ["outcomes", "lead_id", "leads"],
  ["outcomes", "attempt_id", "attempts"],
  ["notes", "lead_id", "leads"],
  ["answers", "lead_id", "leads"],
  ["answers", "criterion_id", "criteria"],
  ["handbacks", "lead_id", "leads"],
  ["handbacks", "attempt_id", "attempts"],
  ["handback_updates", "handback_id", "handbacks"],
  ["events", "lead_id", "leads"],
  ["events", "campaign_id", "campaigns"],
  ["events", "company_id", "companies"],
] as const;

/** Two clients never meet in one row. The keys of the tables say so; here it is read from the rows. */
export const wallChecks: Check[] = [
  {
    name: "row-belongs-to-its-parents-client",
    finds: kinships.map(strangers).reduce((all, one) => sql`${all} union all ${one}`),
  },
];

function strangers([table, column, parent]: (typeof kinships)[number]): SQL {
  const [child, key, elder] = [sql.identifier(table), sql.identifier(column), sql.identifier(parent)];
  const said = `A row of ${table} names one of ${parent} (${column}) of another client.`;
  return sql`
    select p.id, ${said}::text as text from ${child} t join ${elder} p on p.id = t.${key}
    where t.client_id is distinct from p.client_id`;
}

import { type LedgerEntry, record } from "#app/features/audit/record.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { Balance } from "./inspect.ts";
import type { Writing } from "./write-plan.server.ts";

const BATCH = 2_000;

/** What the commit did, for the ledger: each lead, each merge, and the balance of the file. */
export async function recordCommit(tx: Tx, { balance, ...writing }: Writing & { balance: Balance }): Promise<void> {
  const { clientId, campaignId, importId, by, now, keyOf } = writing;
  const { read, leads, merged, suppressed, quarantined, blank } = balance;
  const entries = entriesOf(writing, (line) => keyOf("row", line));
  // What is handed over one by one must not be more than a call can take.
  for (let from = 0; from < entries.length; from += BATCH) await record(tx, ...entries.slice(from, from + BATCH));
  await record(tx, {
    type: "import.committed",
    data: { rows: read, leads, merged, suppressed, quarantined, blank },
    clientId,
    campaignId,
    importId,
    by,
    at: now,
  });
}

/** Each lead and each merge that a plan writes. */
export function entriesOf(writing: Writing, rowIdOf: (line: number) => string): LedgerEntry[] {
  const { clientId, campaignId, importId, by, now, plan, keyOf } = writing;
  const at = { clientId, campaignId, importId, by, at: now };
  const lineOf = new Map<string, number>();
  for (const [line, leadId] of plan.leadOf) {
    if (leadId === keyOf("lead", line)) lineOf.set(leadId, line);
  }
  const entries: LedgerEntry[] = plan.leads.map((lead) => ({
    type: "lead.created",
    data: {
      source: "row",
      rowId: rowIdOf(lineOf.get(lead.id) ?? 0),
      stage: lead.stage,
      nextAction: lead.nextAction ?? null,
      dueAt: now.toISOString(),
    },
    ...at,
    leadId: lead.id,
    companyId: lead.companyId,
  }));
  for (const merge of plan.merges) {
    entries.push({
      type: "company.merged",
      data: {
        mergeId: merge.id,
        keptCompanyId: merge.keptCompanyId,
        mergedCompanyId: merge.mergedCompanyId,
        mergedLeadId: null,
        certain: true,
      },
      ...at,
      companyId: merge.keptCompanyId,
    });
  }
  return entries;
}

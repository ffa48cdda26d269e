import type { Member } from "#app/features/companies/golden-record.ts";
import { foreseeLeads } from "#app/features/compliance/foreseen-leads.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { type LawByRule, lawByRule } from "#app/features/compliance/law-by-rule.ts";
import type { Db } from "#db/client.server.ts";
import { arrivingLeads } from "./arriving-leads.ts";
import { contextOf } from "./commit-context.server.ts";
import { wishesOf } from "./commit-suppressions.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { planCommit } from "./plan-commit.ts";
import type { Previewed } from "./preview.server.ts";
import { withAdded } from "./write-changes.server.ts";

/**
 * What the law would say of the leads of a file if they were in their campaign now, by rule: asked of what the commit would write, so that
 * it says the same as the campaign's page does afterwards.
 */
export async function lawBeforeCommit(
  db: Db,
  { id, clientId, campaignId, uploadedAt, settings }: ImportFacts,
  { look, known, settled, changes, states }: Previewed,
  now: Date,
): Promise<LawByRule[]> {
  const { statusWords = {} } = settings;
  // Nothing of it is stored: nobody has written it.
  const context = contextOf({ importId: id, clientId, campaignId, by: "", now, statusWords });
  const { rows } = look.inspection;
  const plan = planCommit(settled, look.inspection, known.matches, { ...context, keysOf: () => [] });
  const { added } = withAdded({ ...context, changes, rows, states });
  const arriving = arrivingLeads({ settled, plan, added, rows, importId: id });
  const askedFor = changes.flatMap(({ kind, companyId }) =>
    kind === "do-not-call" ? (states.get(companyId)?.rootId ?? []) : [],
  );
  const wishes = new Set([
    ...wishesOf({ ...context, rows, plan }).map(({ valueHash }) => valueHash),
    ...askedFor.map((companyId) => hashOf("company", companyId)),
  ]);
  const changed = changedRecords({ changes, settled }, uploadedAt);
  const { laws, book } = await foreseeLeads(db, { campaignId, arriving, changed, wishes, now });
  const leads = laws.map((law, at) => {
    const { line, record } = (arriving[at] as (typeof arriving)[number]).row;
    return { ...law, line, company: record.company };
  });
  return lawByRule(leads, book, campaignId);
}

const ofCompany = ["name", "website", "address"];

/** What the records of ours that come again would say of themselves. */
function changedRecords(
  { changes, settled }: Pick<Previewed, "changes" | "settled">,
  uploadedAt: Date,
): Map<string, Partial<Member>> {
  const changed = new Map<string, Partial<Member>>();
  for (const { recordId } of settled.again.values()) changed.set(recordId, { saidAt: uploadedAt });
  for (const { kind, companyId, field, becomes, kept } of changes) {
    if (kept || field === null || !ofCompany.includes(kind)) continue;
    changed.set(companyId, { ...changed.get(companyId), [field]: becomes });
  }
  return changed;
}

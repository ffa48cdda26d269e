import type { Verdict } from "#db/vocabulary.ts";
import type { Balance, InspectedRow, KeptRecord, RowReason } from "./inspect.ts";
import type { TableRecord } from "./read-table.ts";

const because = (code: string, text: string): RowReason => ({ code, field: null, text });

/**
 * What a row is worth by itself: blank, quarantined, suppressed or a lead. A wish not to be called outranks every fault,
 * since a mended row must not become callable.
 */
export function firstVerdict(record: TableRecord, clean: KeptRecord): InspectedRow {
  const { line, physicalLine, cells } = record;
  const mended = record.mended ? { mended: record.mended } : {};
  const row = { line, physicalLine, cells, ...mended, mergedInto: null, cluster: null, record: clean };
  if (cells.every((cell) => cell.trim() === ""))
    return { ...row, verdict: "blank", reasons: [because("blank", "The row is blank.")] };
  if (record.repeatsHeader)
    return { ...row, verdict: "quarantined", reasons: [because("header-repeated", "The row repeats the header.")] };
  const told: RowReason[] = clean.problems;
  if (clean.doNotCall)
    return {
      ...row,
      verdict: "suppressed",
      reasons: [because("do-not-call", "The row says not to call."), ...told],
    };
  const faults: RowReason[] = [];
  if (record.fault) faults.push(because("broken-record", record.fault));
  if (clean.company === null && !clean.problems.some((problem) => problem.field === "company_name"))
    faults.push(because("company-missing", "The company name is missing."));
  const routeless = !isReachable(clean);
  const later = routeless && record.findLater && clean.company !== null;
  if (later) faults.push(because("find-later", "A way to reach them is looked for later."));
  else if (routeless)
    faults.push(because("no-contact-route", "There is no contact route: no valid phone, email or website."));
  const quarantined = record.fault || clean.company === null || (routeless && !later);
  return { ...row, verdict: quarantined ? "quarantined" : "lead", reasons: [...told, ...faults] };
}

/** Is there a number, an address or a site to begin with? */
export const isReachable = ({ phones, emails, website }: KeptRecord): boolean =>
  phones.length > 0 || emails.length > 0 || website !== null;

/** A number that one row says not to call is not to be called for any row, and a company's wish binds all of its rows. */
export function bindSuppressions(rows: InspectedRow[]): void {
  const numbers = new Map<string, number>();
  const companies = new Map<number, number>();
  for (const row of rows) {
    if (row.verdict !== "suppressed") continue;
    for (const phone of row.record.phones ?? []) if (!numbers.has(phone.e164)) numbers.set(phone.e164, row.line);
    if (row.cluster !== null && row.record.company && !companies.has(row.cluster)) companies.set(row.cluster, row.line);
  }
  if (numbers.size === 0 && companies.size === 0) return;
  for (const row of rows) {
    if (row.verdict !== "lead") continue;
    const shared = row.record.phones.find((phone) => numbers.has(phone.e164));
    const company = row.cluster === null ? undefined : companies.get(row.cluster);
    if (!shared && company === undefined) continue;
    row.verdict = "suppressed";
    row.reasons.unshift(
      because(
        "do-not-call",
        shared
          ? `Row ${numbers.get(shared.e164)} says not to call ${shared.e164}.`
          : `Row ${company}, the same company, says not to call.`,
      ),
    );
  }
}

/** Of the rows that are one company the fullest stays the lead, the earliest of equals; the others go into it. */
export function mergeClusters(rows: InspectedRow[]): void {
  const clusters = new Map<number, InspectedRow[]>();
  for (const row of rows) {
    if (row.verdict !== "lead" || row.cluster === null) continue;
    const cluster = clusters.get(row.cluster);
    if (cluster) cluster.push(row);
    else clusters.set(row.cluster, [row]);
  }
  for (const cluster of clusters.values()) {
    if (cluster.length < 2) continue;
    const kept = cluster.reduce((best, row) => (completeness(row) > completeness(best) ? row : best));
    for (const row of cluster) {
      if (row === kept) continue;
      row.verdict = "merged";
      row.mergedInto = kept.line;
      row.reasons.unshift(because("merged", `The same company as row ${kept.line}; merged into it.`));
    }
  }
}

function completeness(row: InspectedRow): number {
  const { record } = row;
  const { contact, address } = record;
  const single = [
    contact.full,
    contact.jobTitle,
    record.website,
    address.line1,
    address.city,
    address.region,
    address.postcode,
    record.notes,
    record.externalId,
    record.companyNumber,
    record.industry,
    record.oldStatus,
    record.lostReason,
    record.contractEndOn,
    record.competitor,
  ];
  return record.phones.length * 2 + record.emails.length + single.filter((value) => value !== null).length;
}

export function balanceOf(outcomes: Iterable<{ verdict: Verdict }>): Balance {
  const balance: Balance = { read: 0, blank: 0, quarantined: 0, suppressed: 0, merged: 0, leads: 0 };
  for (const { verdict } of outcomes) {
    balance.read++;
    balance[verdict === "lead" ? "leads" : verdict]++;
  }
  return balance;
}

import type { contacts, emailAddresses, phoneNumbers } from "#db/schema.ts";
import type { PlanContext } from "./plan-commit.ts";
import type { CompanyRow } from "./settle.ts";

export type PlannedPeople = {
  contacts: (typeof contacts.$inferInsert & { id: string })[];
  phoneNumbers: (typeof phoneNumbers.$inferInsert & { id: string })[];
  emailAddresses: (typeof emailAddresses.$inferInsert)[];
};

/**
 * The people, numbers and addresses of one cluster: all of them stand at the company that is kept, and each remembers the row's
 * own company, where an unmerge sends it home.
 */
export function planPeople(plan: PlannedPeople, rows: CompanyRow[], kept: string, context: PlanContext): void {
  const { clientId, now, keyOf, numberHashOf } = context;
  let position = 0;
  for (const { line, record } of rows) {
    const own = { clientId, companyId: kept, originCompanyId: keyOf("company", line) };
    const contactId = record.contact.full ? keyOf("contact", line) : null;
    if (contactId && record.contact.full) {
      plan.contacts.push({
        id: contactId,
        ...own,
        fullName: record.contact.full,
        firstName: record.contact.first,
        lastName: record.contact.last,
        jobTitle: record.contact.jobTitle,
        createdAt: now,
      });
    }
    const seen = new Set<string>();
    for (const [nth, phone] of record.phones.entries()) {
      const key = `${phone.e164} ${phone.ext ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      position++;
      plan.phoneNumbers.push({
        id: keyOf("phone", line, nth),
        ...own,
        // The switchboard is the company's; a direct line or a mobile is the person's in whose row it stood.
        contactId: phone.label === "direct" || phone.label === "mobile" ? contactId : null,
        e164: phone.e164,
        ext: phone.ext,
        raw: phone.raw,
        kind: phone.kind,
        label: phone.label,
        numberHash: numberHashOf(phone.e164),
        position,
      });
    }
    for (const address of new Set(record.emails)) plan.emailAddresses.push({ ...own, contactId, address });
  }
}

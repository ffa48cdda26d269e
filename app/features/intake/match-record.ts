import type { MatchRecord } from "#app/features/matching/types.ts";
import type { InspectedRow } from "./inspect.ts";

/** A cleansed row as matching sees it; its id is the line. */
export function matchRecordOf({ line, record }: Pick<InspectedRow, "line" | "record">): MatchRecord {
  return {
    id: line,
    company: record.company,
    contact: record.contact.full,
    phones: [...record.phones.map((phone) => phone.e164), ...record.undialable],
    emails: record.emails,
    domain: record.domain,
    addressLine: record.address.line1,
    city: record.address.city,
    postcode: record.address.postcode,
    companyNumber: record.companyNumber,
  };
}

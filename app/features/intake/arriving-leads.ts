import type { Member } from "#app/features/companies/golden-record.ts";
import type { Arriving } from "#app/features/compliance/foreseen-leads.server.ts";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import type { KeptRecord } from "./inspect.ts";
import type { Plan } from "./plan-commit.ts";
import type { CompanyRow, Group, Settled } from "./settle.ts";
import type { withAdded } from "./write-changes.server.ts";

type Planned = {
  settled: Settled;
  plan: Plan;
  /** What the rows that are known add to companies of ours. */
  added: ReturnType<typeof withAdded>["added"];
  rows: readonly { record: KeptRecord }[];
  importId: string;
};
export type ArrivingLead = Arriving & { row: CompanyRow };

/** The leads a commit would open, each with all that it would write at its company. */
export function arrivingLeads({ settled, plan, added, rows, importId }: Planned): ArrivingLead[] {
  const records = byCompany(plan.companies, ({ id, mergedIntoId }) => mergedIntoId ?? id);
  const people = byCompany([...plan.contacts, ...added.contacts]);
  const numbers = byCompany([...plan.phoneNumbers, ...added.numbers]);
  const mailboxes = byCompany([...plan.emailAddresses, ...added.emails]);
  const companyOf = new Map(plan.leads.map(({ id, companyId }) => [id, companyId]));
  const sitesOf = sitesIn(plan, records);
  const nearWishes = nearWishesOf(rows);
  return settled.groups.flatMap((group): ArrivingLead[] => {
    const companyId = group.lead && companyOf.get(plan.leadOf.get(group.lead.line) ?? "");
    if (!group.lead || !companyId) return [];
    const sites = sitesOf(companyId);
    return [
      {
        companyId,
        row: group.lead,
        isOurs: group.known !== null,
        records: (records.get(companyId) ?? []).map((record) => memberOf(record, companyId, importId)),
        people: (people.get(companyId) ?? []).map(({ id = "", fullName }) => ({ id, name: fullName })),
        mailboxes: (mailboxes.get(companyId) ?? []).map(({ address, contactId = null }) => ({ address, contactId })),
        numbers: (numbers.get(companyId) ?? []).map(
          ({ id = "", e164, kind, contactId = null, numberHash, position }) => ({
            ...{ id, e164, kind, dead: false, position },
            ...{ contact_id: contactId, number_hash: numberHash },
          }),
        ),
        sites,
        // A row that stands alone was asked about as it is, and none of what it says was found; what several say together was not.
        unbound: isAlone(group) && sites.length === 0 && !nearWishes(group.lead.record),
      },
    ];
  });
}

const isAlone = ({ rows, known }: Group): boolean => rows.length === 1 && known === null;

function byCompany<Row extends { companyId: string }>(rows: readonly Row[]): Map<string, Row[]>;
function byCompany<Row>(rows: readonly Row[], idOf: (row: Row) => string): Map<string, Row[]>;
function byCompany<Row extends { companyId?: string }>(
  rows: readonly Row[],
  idOf = ({ companyId = "" }: Row): string => companyId,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(idOf(row));
    if (group) group.push(row);
    else groups.set(idOf(row), [row]);
  }
  return groups;
}

function memberOf(record: Plan["companies"][number], companyId: string, importId: string): Member {
  const { website = null, domain = null, addressLine1 = null, addressLine2 = null, city = null } = record;
  const { region = null, postcode = null, country = null, timeZone = null } = record;
  const { industry = null, employees = null, companyNumber = null } = record;
  return {
    ...{ name: record.name, website, domain, addressLine1, addressLine2, city, region, postcode, country, timeZone },
    ...{ industry, employees, companyNumber, companyId: record.id, kept: record.id === companyId },
    ...{ saidAt: record.createdAt, importIds: [importId] },
  };
}

/** All records of the other sites of a firm, as the file would link them, directly or through each other. */
function sitesIn({ decisions }: Plan, records: ReadonlyMap<string, { id: string }[]>): (companyId: string) => string[] {
  const linked = new Map<string, Set<string>>();
  const link = (one: string, other: string) => linked.set(one, (linked.get(one) ?? new Set()).add(other));
  for (const { answer, aCompanyId, bCompanyId } of decisions) {
    if (answer !== "branch") continue;
    link(aCompanyId, bCompanyId);
    link(bCompanyId, aCompanyId);
  }
  return (companyId) => {
    const firm = new Set([companyId]);
    for (const site of firm) for (const other of linked.get(site) ?? []) firm.add(other);
    firm.delete(companyId);
    return [...firm].flatMap((site) => [site, ...(records.get(site) ?? []).map(({ id }) => id)]);
  };
}

/** Whether a row of the file itself that asks for something might mean this one too: it is met by nothing but a number, an address or a name. */
function nearWishesOf(rows: Planned["rows"]): (record: KeptRecord) => boolean {
  const traits = ({ company, phones, emails }: KeptRecord): string[] => [
    ...phones.map(({ e164 }) => e164),
    ...emails,
    ...(company ? [lettersOf(company)] : []),
  ];
  const asking = rows.filter(({ record }) => record.doNotCall || record.doNotEmail);
  const met = new Set(asking.flatMap(({ record }) => traits(record)));
  return (record) => met.size > 0 && traits(record).some((trait) => met.has(trait));
}

import type { FieldName } from "#app/features/cleansing/fields.ts";
import { type Contract, isKnown, isSameContract, wakeAnew } from "#app/features/companies/contract-wake.ts";
import { leadPriority } from "#app/features/companies/lead-priority.ts";
import { type StatusWords, standingOf } from "#app/features/companies/status-words.ts";
import { normaliseName } from "#app/features/matching/normalise-name.ts";
import { wordsOf } from "#app/features/matching/normalise-text.ts";
import type { ChangeKind } from "#db/vocabulary.ts";
import { historyFields, type KnownLead, type KnownState } from "./known-state.ts";
import type { CompanyRow, Settled } from "./settle.ts";

/** What a newer file says differently of a company we have, and where it goes. */
export type Change = {
  line: number;
  kind: ChangeKind;
  companyId: string;
  leadId: string | null;
  /** The column of ours that changes; null where something is added. */
  field: string | null;
  was: string | null;
  becomes: string | null;
  /** Somebody of ours said otherwise since: told, and left as it is. */
  kept: boolean;
  /** Whose job title it is. */
  personId?: string;
};

export type Asks = {
  statusWords: StatusWords;
  /** Null: nobody asks for the new place in the queue. */
  today: string | null;
  zoneOf: (record: CompanyRow["record"]) => string | null;
  /** The cells of a row that a field was read from, as they came. */
  cellsOf: (row: CompanyRow, field: FieldName) => string[];
};

/** What the rows say that are records of ours once more: a number, a person or a note is added, a value of the file takes the new one. */
export function changesOf(settled: Settled, states: ReadonlyMap<string, KnownState>, asks: Asks): Change[] {
  const changes: Change[] = [];
  for (const { rows } of settled.groups) {
    const again = rows.flatMap((row) => {
      const state = states.get(settled.again.get(row.line)?.recordId ?? "");
      return state ? [{ row, state }] : [];
    });
    for (const { row, state } of again) changes.push(...additions(row, state), ...rewrites(row, state, asks));
    // Of records that a person joined each may have a lead of its own, of which it goes on speaking.
    const leads = new Map(again.flatMap(({ state: { lead } }) => (lead ? [[lead.id, lead] as const] : [])));
    for (const lead of leads.values()) {
      const theirs = again.filter(({ state }) => state.lead?.id === lead.id);
      // The record the lead came from speaks first.
      const told = theirs.sort(
        (a, b) => Number(b.state.recordId === lead.homeId) - Number(a.state.recordId === lead.homeId),
      );
      const history = historyChanges(told, lead, asks);
      changes.push(...history);
      changes.push(...newWake(contractSaid(history, told, lead), lead, asks));
      const [said] = history.filter(({ kept }) => !kept);
      if (said && lead.stage === "ready") changes.push(...newPlace(said, history, lead, asks));
    }
  }
  return changes;
}

/** What the client says of a lead orders the queue: it stands elsewhere now. */
function newPlace(said: Change, history: Change[], lead: KnownLead, { statusWords, today }: Asks): Change[] {
  if (today === null) return [];
  const now = historyAfter(history, lead);
  const reach = { knowsPerson: lead.company.people.size > 0, knowsDirectNumber: lead.company.knowsDirectNumber };
  const priority = leadPriority({ ...now, ...reach, standing: standingOf(now, statusWords) }, today);
  if (priority === lead.priority) return [];
  const place = { field: "priority", was: String(lead.priority), becomes: String(priority) };
  return [{ ...said, kind: "follows", ...place }];
}

/** A lead that sleeps until its contract turns wakes at the turn of the contract it has now. */
function newWake(said: ContractSaid | null, { wakes }: KnownLead, { today }: Asks): Change[] {
  if (!said || !wakes || today === null) return [];
  const { leadId, asleep, contract: before } = wakes;
  const wake = wakeAnew(asleep, { before, after: said.contract, today });
  if (!wake) return [];
  const days = { was: asleep.dueAt.toISOString(), becomes: wake.dueAt.toISOString() };
  return [{ ...said.by, leadId, kind: "wake", field: "dueAt", ...days, kept: wake.kept }];
}

type ContractSaid = { by: Pick<Change, "line" | "companyId">; contract: Contract };

/** The contract a lead goes by now, and which row says so: its own, or where that has none one that went into it. */
function contractSaid(history: readonly Change[], told: readonly Told[], lead: KnownLead): ContractSaid | null {
  const own = history.find(({ kind, kept }) => kind === "contract" && !kept);
  if (own) {
    const { line, companyId } = own;
    return { by: { line, companyId }, contract: contractOf(historyAfter(history, lead)) };
  }
  // A day that was moved with the contract moves with the next one, whoever brings it.
  if (!isBrought("contract", lead) || lead.wakes?.dayIsBrought) return null;
  const [first, ...others] = told.flatMap(({ row, state }) => {
    const contract = contractOf(row.record);
    const says = state.recordId !== lead.homeId && isKnown(contract);
    return says ? [{ by: { line: row.line, companyId: state.recordId }, contract }] : [];
  });
  const stillSaid = [first, ...others].some((row) => row && isSameContract(row.contract, contractOf(lead.said)));
  return first && !stillSaid ? first : null;
}

/** Does it say what it says of this kind by the word of others alone? */
const isBrought = (of: ChangeKind, { history, said }: KnownLead): boolean =>
  historyFields.some(({ kind, field }) => kind === of && history[field] !== said[field]);

function historyAfter(history: readonly Change[], lead: Pick<KnownLead, "history">): KnownLead["history"] {
  const taken = history.filter(({ kept }) => !kept).map(({ field, becomes }) => [field, becomes]);
  return { ...lead.history, ...Object.fromEntries(taken) };
}

type ContractFacts = Record<"contractStartOn" | "contractEndOn", string | null> & {
  contractMonths: string | number | null;
};

const contractOf = ({ contractStartOn, contractEndOn, contractMonths }: ContractFacts): Contract => ({
  startOn: contractStartOn,
  endOn: contractEndOn,
  months: contractMonths === null ? null : Number(contractMonths),
});

function additions({ line, record }: CompanyRow, { recordId, company, lead, knowsWish }: KnownState): Change[] {
  const changes: Change[] = [];
  const add = (kind: ChangeKind, becomes: string, leadId: string | null = lead?.id ?? null) =>
    changes.push({ line, kind, companyId: recordId, leadId, field: null, was: null, becomes, kept: false });
  const { full, jobTitle } = record.contact;
  if (full) {
    const name = wordsOf(full).join(" ");
    const person = company.people.get(name);
    if (!person) {
      company.people.set(name, { id: "", jobTitle, titles: new Set(), at: new Map() });
      add("person", full);
    } else if (jobTitle && person.id && !person.titles.has(jobTitle.toLowerCase())) {
      const job = { field: "jobTitle", was: person.jobTitle, becomes: jobTitle, personId: person.id };
      changes.push({ line, kind: "job-title", companyId: recordId, leadId: lead?.id ?? null, kept: false, ...job });
      person.titles.add(jobTitle.toLowerCase());
    }
  }
  for (const { e164, ext } of record.phones) {
    const number = `${e164} ${ext ?? ""}`;
    if (company.numbers.has(number)) continue;
    company.numbers.add(number);
    add("number", ext ? `${e164} ext. ${ext}` : e164);
  }
  for (const address of record.emails) {
    if (company.emails.has(address)) continue;
    company.emails.add(address);
    add("email", address);
  }
  if (lead && record.notes && !lead.notes.has(folded(record.notes))) {
    lead.notes.add(folded(record.notes));
    add("note", record.notes);
  }
  if (record.doNotCall && !knowsWish) add("do-not-call", "do not call");
  return changes;
}

/** The record's own name, website and address. What the client left as it was may have been set right by one of ours meanwhile. */
function rewrites(row: CompanyRow, { recordId, own, lead, saidBefore }: KnownState, asks: Asks): Change[] {
  const { line, record } = row;
  const changes: Change[] = [];
  const set = (kind: ChangeKind, field: string, was: string | null, becomes: string | null, ...from: FieldName[]) => {
    const kept =
      was !== null &&
      saidAlready(
        from.flatMap((name) => asks.cellsOf(row, name)),
        saidBefore,
      );
    changes.push({ line, kind, companyId: recordId, leadId: lead?.id ?? null, field, was, becomes, kept });
  };
  const compact = (name: string) => normaliseName(name).compact;
  if (compact(record.company) !== compact(own.name)) set("name", "name", own.name, record.company, "company_name");
  if (record.domain && record.domain !== own.domain) {
    set("website", "website", own.website, record.website, "website", "domain");
    set("website", "domain", own.domain, record.domain, "website", "domain");
  }
  const { line1, line2, city, region, postcode, country } = record.address;
  const said = { addressLine1: line1, addressLine2: line2, city, region, postcode, country };
  for (const [field, name] of addressFields) {
    const becomes = said[field];
    if (!becomes || (field === "country" && !/^[A-Z]{2}$/.test(becomes)) || folded(becomes) === folded(own[field]))
      continue;
    set("address", field, own[field], becomes, name);
  }
  const zone = changes.some(({ kind, kept }) => kind === "address" && !kept) ? asks.zoneOf(record) : null;
  if (zone && zone !== own.timeZone) set("follows", "timeZone", own.timeZone, zone);
  return changes;
}

const addressFields = [
  ["addressLine1", "address_line1"],
  ["addressLine2", "address_line2"],
  ["city", "city"],
  ["region", "region"],
  ["postcode", "postcode"],
  ["country", "country"],
] as const;

const saidAlready = (cells: readonly string[], before: ReadonlySet<string>): boolean =>
  cells.length > 0 && cells.every((cell) => before.has(cell));

type Told = { row: CompanyRow; state: KnownState };

/**
 * One lead may have come from several rows: it changes only where none of them still says what it says. What a record without a lead of its own says is
 * kept with its row, and the lead says it where that alone has told it.
 */
function historyChanges(told: readonly Told[], lead: KnownLead, asks: Asks): Change[] {
  return historyFields.flatMap(({ field, kind, name }) => {
    const was = lead.history[field];
    const saying = told.filter(({ row }) => row.record[field] !== null);
    const [first] = saying;
    if (!first || saying.some(({ row }) => folded(String(row.record[field])) === folded(was))) return [];
    const { row, state } = first;
    if (state.recordId !== lead.homeId && isBrought(kind, lead)) return [];
    const becomes = String(row.record[field]);
    const kept = was !== null && saidAlready(asks.cellsOf(row, name), state.saidBefore);
    return [{ line: row.line, kind, companyId: state.recordId, leadId: lead.id, field, was, becomes, kept }];
  });
}

const folded = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim().toLowerCase();

import { type SQL, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { backFromResearch } from "#app/features/companies/back-from-research.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { tellOwnFacts } from "#app/features/matching/facts-along.server.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import { wordsOf } from "#app/features/matching/normalise-text.ts";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import type { Tx } from "#db/client.server.ts";
import { contacts, emailAddresses, importChanges, notes, phoneNumbers } from "#db/schema.ts";
import { type ChangeKind, finalStages } from "#db/vocabulary.ts";
import { setFields } from "./changed-fields.server.ts";
import type { Change } from "./changes.ts";
import type { KnownState } from "./known-state.ts";
import { matchRecordOf } from "./match-record.ts";
import { moveWakes } from "./move-wakes.server.ts";
import type { CompanyRow } from "./settle.ts";
import type { Writing } from "./write-plan.server.ts";

type Changing = Writing & { changes: readonly Change[]; states: ReadonlyMap<string, KnownState> };
type Added = { contacts: (typeof contacts.$inferInsert)[]; numbers: (typeof phoneNumbers.$inferInsert)[] } & {
  emails: (typeof emailAddresses.$inferInsert)[];
  notes: (typeof notes.$inferInsert)[];
};

/** Writes what a newer file changes, and keeps beside it what stood there, so that undoing the import puts it back. */
export async function writeChanges(tx: Tx, writing: Changing): Promise<void> {
  const { changes, clientId, importId } = writing;
  if (changes.length === 0) return;
  const stored = withAdded(writing);
  await insertRows(tx, contacts, stored.added.contacts);
  await insertRows(tx, phoneNumbers, stored.added.numbers);
  await insertRows(tx, emailAddresses, stored.added.emails);
  await insertRows(tx, notes, stored.added.notes);
  await tellOwnFacts(
    tx,
    changes.flatMap(({ leadId }) => leadId ?? []),
  );
  await setFields(
    tx,
    changes.filter(({ kept }) => !kept).map(({ becomes, ...change }) => ({ ...change, value: becomes })),
  );
  const kept = stored.changes.map(({ personId, ...change }) => ({
    clientId,
    importId,
    ...change,
    addedId: change.addedId ?? personId ?? null,
  }));
  await insertRows(tx, importChanges, kept);
  await findAnew(tx, writing);
  await moveWakes(tx, changes, writing);
  await closeUncallable(tx, writing);
  await endSearches(tx, writing);
  await recordChanges(tx, writing);
}

type Adding = Pick<Changing, "changes" | "rows" | "states" | "keyOf" | "numberHashOf" | "clientId" | "by" | "now">;

/** What the changes add to companies of ours, as it is stored. */
export function withAdded({ changes, rows, states, keyOf, numberHashOf, clientId, by, now }: Adding) {
  const rowOf = new Map(rows.map((row) => [row.line, row as CompanyRow]));
  const added: Added = { contacts: [], numbers: [], emails: [], notes: [] };
  /** By the lines that bring a person. */
  const persons = new Map<number, string>();
  const all = changes.map((change, nth): Change & { addedId: string | null } => {
    const { line, kind, companyId, leadId, becomes } = change;
    const { record: said } = rowOf.get(line) as CompanyRow;
    const state = states.get(companyId) as KnownState;
    const addedId = keyOf(`added-${kind}`, line, nth);
    const own = { clientId, companyId: state.rootId, originCompanyId: companyId };
    const person = () => personOf(said.contact.full, { companyId, state, brought: persons.get(line) });
    if (kind === "person") {
      const { full, first, last, jobTitle } = said.contact;
      const id = keyOf("contact", line);
      persons.set(line, id);
      added.contacts.push({
        id,
        ...own,
        fullName: full as string,
        firstName: first,
        lastName: last,
        jobTitle,
        createdAt: now,
      });
      return { ...change, addedId: id };
    }
    if (kind === "number") {
      const phone = said.phones.find(({ e164, ext }) => becomes === (ext ? `${e164} ext. ${ext}` : e164));
      if (!phone) return { ...change, addedId: null };
      const { e164, ext, raw, kind: sort, label } = phone;
      const theirs = label === "direct" || label === "mobile" ? person() : {};
      const place = { position: state.company.numbers.size + (nth % 100), numberHash: numberHashOf(e164) };
      added.numbers.push({ id: addedId, ...own, ...theirs, e164, ext, raw, kind: sort, label, ...place });
      return { ...change, addedId };
    }
    if (kind === "email") {
      added.emails.push({ id: addedId, ...own, ...person(), address: becomes as string });
      return { ...change, addedId };
    }
    if (kind === "note" && leadId) {
      added.notes.push({ id: addedId, clientId, leadId, text: becomes as string, by, at: now });
      return { ...change, addedId };
    }
    return { ...change, addedId: null };
  });
  return { added, changes: all };
}

type Theirs = { contactId?: string; originCompanyId?: string };

/** Whose a number or an address is, and where it goes with them when merged records part: the person of this very record, else of another of them. */
function personOf(
  name: string | null,
  { companyId, state, brought }: { companyId: string; state: KnownState; brought: string | undefined },
): Theirs {
  if (brought) return { contactId: brought };
  const known = state.company.people.get(wordsOf(name ?? "").join(" "))?.at ?? new Map<string, string>();
  const own = known.get(companyId);
  if (own) return { contactId: own };
  const elsewhere = [...known].at(-1);
  return elsewhere ? { originCompanyId: elsewhere[0], contactId: elsewhere[1] } : {};
}

const identifying: readonly ChangeKind[] = ["number", "email", "name", "website", "address"];

/** The next file may find the record by what is new in it. */
async function findAnew(tx: Tx, { changes, rows, clientId, importId }: Changing): Promise<void> {
  const lines = new Map(
    changes.flatMap(({ kind, line, companyId }) => (identifying.includes(kind) ? [[line, companyId]] : [])),
  );
  const keys = rows.flatMap((row) => {
    const companyId = lines.get(row.line);
    if (!companyId) return [];
    return matchKeys(matchRecordOf(row)).map(({ kind, key }) => ({ line: row.line, company_id: companyId, kind, key }));
  });
  if (keys.length === 0) return;
  await tx.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(keys)}::json) as k(line int, company_id uuid, kind text, key text)
    ), fresh as (
      insert into match_keys (client_id, company_id, kind, key) select distinct ${clientId}::uuid, company_id, kind, key from given
      on conflict do nothing returning company_id, kind, key
    )
    insert into import_changes (client_id, import_id, line, kind, company_id, field, becomes)
    select ${clientId}::uuid, ${importId}::uuid, min(g.line), 'follows', f.company_id, 'key ' || f.kind, f.key
    from fresh f join given g using (company_id, kind, key) group by f.company_id, f.kind, f.key`);
}

/** Who asks now not to be called is called no more, in none of this client's campaigns, whoever has the lead. */
async function closeUncallable(tx: Tx, { changes, states, clientId, by, now }: Changing): Promise<void> {
  const roots = new Set(
    changes.flatMap(({ kind, companyId }) => (kind === "do-not-call" ? (states.get(companyId)?.rootId ?? []) : [])),
  );
  if (roots.size === 0) return;
  const entries = [...roots].map((id) => ({ clientId, kind: "company" as const, valueHash: hashOf("company", id) }));
  await suppress(tx, { entries, source: "import", by, now });
  const open = await tx.execute<{ id: string }>(sql`
    select id from leads where company_id = any(${sql.param([...roots])}::uuid[]) and merged_into_id is null
      and stage not in (${sql.join(
        finalStages.map((stage): SQL => sql`${stage}`),
        sql`, `,
      )}) order by id`);
  for (const { id } of open.rows) {
    const closed = { to: "closed", nextAction: null, dueAt: null, closeReason: "asked-not-to-be-called" } as const;
    await moveLead(tx, { leadId: id, ...closed, reason: "do-not-call", by, now });
  }
}

/** Who was looked for is found: by a number that the file brings, or by somebody to ask for. */
async function endSearches(tx: Tx, { changes, states, by, now }: Changing): Promise<void> {
  const brings = (sought: ChangeKind) =>
    new Set(changes.flatMap(({ kind, companyId }) => (kind === sought ? (states.get(companyId)?.rootId ?? []) : [])));
  await backFromResearch(tx, { companyIds: [...brings("number")], reason: "number-found", by, now });
  await backFromResearch(tx, { companyIds: [...brings("person")], reason: "person-found", by, now });
}

async function recordChanges(tx: Tx, writing: Changing): Promise<void> {
  const { changes, clientId, campaignId, importId, keyOf, by, now } = writing;
  const kindsOf = new Map<string, { change: Change; kinds: Set<ChangeKind> }>();
  for (const change of changes) {
    if (change.kept || change.kind === "follows") continue;
    const at = kindsOf.get(change.companyId) ?? { change, kinds: new Set() };
    kindsOf.set(change.companyId, { ...at, kinds: at.kinds.add(change.kind) });
  }
  await record(
    tx,
    ...[...kindsOf.values()].map(({ change, kinds }) => ({
      type: "company.updated" as const,
      data: { rowId: keyOf("row", change.line), kinds: [...kinds] },
      clientId,
      campaignId,
      importId,
      companyId: change.companyId,
      leadId: change.leadId,
      by,
      at: now,
    })),
  );
}

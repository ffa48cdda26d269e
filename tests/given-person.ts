import { eq } from "drizzle-orm";
import type { Pool } from "pg";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { reportProgress } from "#app/features/handback/report-progress.server.ts";
import { queueMessage } from "#app/features/mail/queue-message.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { answers, attempts, callEvents, contacts, handbacks, notes } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import type { Story } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";
import { givenCommitted } from "./given-import.ts";

/** Nobody else in the world is called, rung or written to like this. */
export const quill = {
  first: "Zebedee",
  last: "Quillfeather",
  name: "Zebedee Quillfeather",
  e164: "+442079460417",
  national: "2079460417",
  email: "zeb.quillfeather@harrowpike.example",
  job: "Widget herder in chief",
} as const;

const header = "Id,Company,First name,Last name,Job title,Direct line,Phone,Email,Street,Town,Postcode,Notes";

/** A file of three rows: two of one company that go into one, one that is too broken to be a lead. */
export const quillFile = (company = "Harrow & Pike Logistics Ltd"): Buffer =>
  Buffer.from(
    [
      header,
      `A-1,${company},ZEBEDEE,QUILLFEATHER,${quill.job},020 79 46 04 17,020 7946 0811,${quill.email.toUpperCase()},12 Fen Lane,London,SW1A 1AA,"Ask for Zebedee; Mr Quillfeather decides"`,
      `A-2,${company},Zebedee,Quillfeather,,+44 (0)20-7946-0417,020 7946 0811,${quill.email},12 Fen Lane,London,SW1A 1AA,"ring 2079 460417"`,
      `A-3,,Zebedee,Quillfeather,,,,,,,,"Quillfeather, Zebedee: no company"`,
      "",
    ].join("\r\n"),
  );

export type Planted = { importId: string; contactIds: string[]; leadId: string; attemptId: string; handbackId: string };

/** Through real acts: a file, a call on their own number, a note, answers, an outcome, the gate, the client's word, letters, what the network told. */
export async function givenQuill(db: Db, story: Story, now = tuesday10am): Promise<Planted> {
  const { calder, priya, marc, hanna } = story;
  const importId = await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes: quillFile(), now });
  const call = await givenEndedCall(db, { by: priya, now });
  const said = minutesAfter(now, 3);
  const at = { ...call, by: priya, now: said };
  await keepNote(db, { ...at, text: `Zeb (${quill.email}) has 42 vans. His line is 02079460417.` });
  await givenAnswers(db, at);
  await db.update(answers).set({ value: "Zebedee Quillfeather, with the board" }).where(eq(answers.value, "42"));
  const recorded = await recordOutcome(db, { ...at, disposition: "qualified", chosenAt: null, zone: null });
  if (!recorded.ok) throw new Error(recorded.reason);
  const [handback] = await db.select().from(handbacks);
  const handbackId = handback?.id ?? "";
  const passing = { handbackId, summary: `${quill.name} wants a demonstration.`, by: marc };
  const passed = await passLead(db, { ...passing, now: minutesAfter(now, 10) });
  if (!passed.ok) throw new Error(passed.reason);
  const theirs = { handbackId, clientId: calder.clientId, by: hanna };
  const accepted = await acceptLead(db, { ...theirs, now: minutesAfter(now, 20) });
  if (!accepted.ok) throw new Error(accepted.reason);
  const report = { kind: "contacted" as const, value: null, note: `Mr Quillfeather is keen, 0044 20 7946 0417` };
  const reported = await reportProgress(db, { ...theirs, ...report, now: minutesAfter(now, 30) } as never);
  if (!reported.ok) throw new Error(reported.reason);
  const leadId = call.leadId;
  await db.transaction((tx) =>
    queueMessage(tx, {
      ...{ clientId: calder.clientId, toAddress: quill.email, onceKey: "a letter", oneClick: true, now },
      ...{ subject: `How is it, ${quill.first} Quillfeather?`, body: `Dear ${quill.name}` },
    }),
  );
  await db
    .insert(notes)
    .values({ clientId: calder.clientId, leadId, text: "Quillfeather's desk rings at 020 7946 0417.", at: now });
  const told = { receivedAt: now, kind: "leg" as const, dedupeKey: "one", clientId: calder.clientId };
  await db.insert(callEvents).values([
    { ...told, attemptId: call.attemptId, body: { To: quill.e164, From: "+442079460300" } },
    { receivedAt: now, kind: "inbound", dedupeKey: "two", body: { From: quill.e164, Caller: quill.e164 } },
  ]);
  await db.update(attempts).set({
    decision: {
      verdict: "allow",
      reasons: [],
      needsReason: true,
      givenReason: `${quill.name} asked for it`,
      zones: [],
    },
  });
  const people = await db.select({ id: contacts.id }).from(contacts);
  return { importId, contactIds: people.map(({ id }) => id), leadId, attemptId: call.attemptId, handbackId };
}

/** Everything that can hold text, of every table: `table.column: what stands there`, where it speaks of them. */
export async function tracesOf(ownerPool: Pool, signs: readonly RegExp[]): Promise<string[]> {
  const { rows: columns } = await ownerPool.query<{ schema: string; table: string; column: string; type: string }>(`
    select c.table_schema as schema, c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'graphile_worker')
      and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea', 'USER-DEFINED')`);
  const traces: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const value = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rows } = await ownerPool.query<{ value: string }>(
      `select ${value} as value from "${schema}"."${table}" where "${column}" is not null`,
    );
    for (const { value: held } of rows) {
      if (signs.some((sign) => sign.test(held) || sign.test(held.replace(/[^\da-z]/gi, ""))))
        traces.push(`${table}.${column}: ${held.slice(0, 160)}`);
    }
  }
  return traces;
}

export const signsOfQuill = [/quillfeather/i, /zebedee/i, /2079460417/, /widget herder/i];

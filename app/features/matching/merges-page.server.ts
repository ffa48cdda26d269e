import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { explain, type Step } from "./explain.ts";
import type { Evidence } from "./types.ts";

const PAGE = 50;

export type ListedMerge = {
  id: string;
  client: string;
  kept: string;
  merged: string;
  /** The lines of the files the merged company came in. */
  lines: { line: number; fileName: string }[];
  /** Null: certain, nobody was asked. */
  by: string | null;
  at: string;
  undoneAt: string | null;
  undoneBy: string | null;
  probability: number;
  steps: Step[];
  weightsVersion: string | null;
};
export type MergesPage = {
  merges: ListedMerge[];
  clients: { id: string; name: string; merges: number }[];
  /** How many stand: all, the certain ones, those somebody answered, and those taken apart again. */
  counts: { certain: number; people: number; undone: number };
  /** The key of the page of older ones; null where there are none. */
  older: string | null;
  zone: string;
};
export type MergeFilter = {
  clientId: string | null;
  kind: "certain" | "people" | "undone" | null;
  before: string | null;
};

type Row = Omit<ListedMerge, "steps"> & { evidence: Evidence[] };

/** The merges of a client or of all, the newest first, each with why and by whom. */
export async function mergesPage(db: Queryable, { clientId, kind, before }: MergeFilter): Promise<MergesPage> {
  const ofClient = sql`(${clientId}::uuid is null or m.client_id = ${clientId}::uuid)`;
  const kinds = {
    certain: sql`m.by is null and m.undone_at is null`,
    people: sql`m.by is not null and m.undone_at is null`,
    undone: sql`m.undone_at is not null`,
  };
  const found = await db.execute<Row>(sql`
    select m.id, client.name as client, kept.name as kept, merged.name as merged, who.name as by,
      to_json(m.at)#>>'{}' as at, to_json(m.undone_at)#>>'{}' as "undoneAt", undoer.name as "undoneBy",
      m.probability, m.evidence, m.weights_version as "weightsVersion", coalesce((
        select jsonb_agg(jsonb_build_object('line', r.line, 'fileName', i.file_name) order by i.uploaded_at, r.line)
        from import_rows r join imports i on i.id = r.import_id where r.company_id = m.merged_company_id
      ), '[]'::jsonb) as lines
    from merges m join clients client on client.id = m.client_id
      join companies kept on kept.id = m.kept_company_id join companies merged on merged.id = m.merged_company_id
      left join users who on who.id = m.by left join users undoer on undoer.id = m.undone_by
    where ${ofClient} and ${kind ? kinds[kind] : sql`true`}
      and (${before}::uuid is null or (m.at, m.id) < (select at, id from merges where id = ${before}::uuid))
    order by m.at desc, m.id desc limit ${PAGE + 1}`);
  const shown = found.rows.slice(0, PAGE);
  const counted = await db.execute<MergesPage["counts"]>(sql`
    select count(*) filter (where ${kinds.certain})::int as certain, count(*) filter (where ${kinds.people})::int as people,
      count(*) filter (where ${kinds.undone})::int as undone
    from merges m where ${ofClient}`);
  const clients = await db.execute<MergesPage["clients"][number]>(sql`
    select c.id, c.name, count(m.id)::int as merges from clients c join merges m on m.client_id = c.id and m.undone_at is null
    group by c.id order by c.name`);
  const house = await db.execute<{ zone: string }>(sql`select time_zone as zone from agency limit 1`);
  return {
    merges: shown.map(({ evidence, ...row }) => ({
      ...row,
      steps: evidence.length > 0 ? explain({ probability: row.probability, evidence }) : [],
    })),
    clients: clients.rows,
    counts: counted.rows[0] ?? { certain: 0, people: 0, undone: 0 },
    older: found.rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    zone: house.rows[0]?.zone ?? "Europe/London",
  };
}

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";
import pg from "pg";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { inspectTable } from "#app/features/intake/inspect.ts";
import { lookOf } from "#app/features/intake/preview.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { readTable } from "#app/features/intake/read-table.ts";
import { recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { givenStory } from "#tests/given.ts";
import type { BenchResult } from "./result.ts";

const runs = 5;
const sample = resolve(import.meta.dirname, "../../public/sample-backlog.csv");
const now = tuesday10am;

/**
 * The import of the sample beside the least anybody has to do with the same rows. inspect: read, map, cleanse and match, beside
 * parsing the file and every phone cell. commit: every row, company, person, number, lead and ledger entry in one durable
 * transaction, beside inserting the bare rows into one table. whole: from the uploaded bytes to the leads, preview included,
 * beside both. Each run has a new database of its own; medians, in milliseconds; the ratio is what counts.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const bytes = readFileSync(sample);
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await migrate({ ownerUrl: server.ownerUrl });
  try {
    const measured: Times[] = [];
    // The first warms the engine up and is not counted.
    for (let run = 0; run <= runs; run++) {
      const times = await oneRun(bytes, { ownerUrl: server.ownerUrl, runtimeUrl, name: `run_${run}` });
      if (run === 0) say(`${times.rows} rows, ${runs} runs.`);
      else measured.push(times);
    }
    const median = (of: (times: Times) => number) =>
      measured.map(of).sort((a, b) => a - b)[Math.floor(measured.length / 2)] ?? Number.NaN;
    const beside = (what: string, value: number, yardstick: number): BenchResult => ({
      what,
      value,
      unit: "ms",
      yardstick,
      ratio: value / yardstick,
    });
    return [
      beside(
        "inspect",
        median(({ inspect }) => inspect),
        median(({ parse }) => parse),
      ),
      beside(
        "commit",
        median(({ commit }) => commit),
        median(({ insert }) => insert),
      ),
      beside(
        "whole",
        median(({ whole }) => whole),
        median(({ parse, insert }) => parse + insert),
      ),
    ];
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Times = Record<"rows" | "parse" | "insert" | "inspect" | "commit" | "whole", number>;

async function oneRun(bytes: Buffer, at: { ownerUrl: string; runtimeUrl: string; name: string }): Promise<Times> {
  const template = new URL(at.ownerUrl).pathname.slice(1);
  await asOwner(onDatabase(at.ownerUrl, "postgres"), (owner) =>
    owner.query(`create database ${at.name} template ${template}`),
  );
  const plain = await asOwner(onDatabase(at.ownerUrl, at.name), async (owner) => {
    await owner.query("create table yardstick (line int primary key, phones text[], cells text[])");
    const parsed = await timed(() => plainParse(bytes));
    const inserted = await timed(() => plainInsert(owner, parsed.made));
    return { rows: parsed.made.length, parse: parsed.ms, insert: inserted.ms };
  });
  const inspect = await timed(() => inspected(bytes));
  const database = openDatabase(onDatabase(at.runtimeUrl, at.name));
  try {
    const { db } = database;
    const { calder, marc } = await givenStory(db);
    let commit = Number.NaN;
    const whole = await timed(async () => {
      const stored = await storeImport(db, {
        campaignId: calder.campaignId,
        fileName: "sample.csv",
        bytes,
        by: marc,
        now,
      });
      if (!stored.ok) throw new Error(stored.reason);
      const { importId } = stored;
      const about = await importPage(db, importId);
      if (!about || !(await lookOf(db, about)).ok) throw new Error("The sample was not read.");
      commit = (
        await timed(async () => {
          await queueCommit(db, { importId, by: marc, later: false });
          const done = await commitImport(db, { importId, by: marc, now });
          if (!done.ok) throw new Error(done.reason);
        })
      ).ms;
    });
    return { ...plain, inspect: inspect.ms, commit, whole: whole.ms };
  } finally {
    await database.close();
  }
}

type PlainRow = { phones: string[]; cells: string[] };

/** The sample has three lines of titles above its header, and its phones in the fourth to sixth column. */
function plainParse(bytes: Buffer): PlainRow[] {
  const [, ...records] = Papa.parse<string[]>(bytes.toString("latin1").split("\n").slice(3).join("\n"), {
    skipEmptyLines: true,
  }).data;
  return records.map((cells) => ({
    cells,
    phones: cells.slice(3, 6).flatMap((cell) => parsePhoneNumberFromString(cell, "GB")?.number ?? []),
  }));
}

/** One statement: nothing that writes rows durably through this driver does less. */
async function plainInsert(owner: pg.Client, rows: PlainRow[]): Promise<void> {
  await owner.query(
    `insert into yardstick
     select (row ->> 'line')::int, array(select jsonb_array_elements_text(row -> 'phones')),
       array(select jsonb_array_elements_text(row -> 'cells'))
     from jsonb_array_elements($1::jsonb) as row`,
    [JSON.stringify(rows.map((row, line) => ({ line, ...row })))],
  );
}

function inspected(bytes: Buffer) {
  const read = readTable(bytes);
  if (!read.ok) throw new Error(read.sentence);
  return inspectTable(read.table, { country: "GB", columns: recogniseColumns(read.table) });
}

async function asOwner<T>(connectionString: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ made: T; ms: number }> {
  const from = performance.now();
  const made = await work();
  return { made, ms: performance.now() - from };
}

const onDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { alikeCompany } from "#app/features/intake/by-hand/alike-company.server.ts";
import type { HandFields } from "#app/features/intake/by-hand/hand-row.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { type Database, openDatabase } from "#db/open.server.ts";
import { companies, matchKeys as keysTable, phoneNumbers } from "#db/schema.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { tuesday10am } from "#tests/cast.ts";
import { givenStory } from "#tests/given.ts";
import { quantile } from "../import/place.ts";
import type { BenchResult } from "../result.ts";
import { invent } from "./invented/list.ts";

const KNOWN = 100_000;
const TYPED = 150;
const BATCH = 2_000;

/**
 * “Is this Acme Plumbing in Leeds?”, asked while a company is typed, of a client who has so many; beside one question to a trigram
 * index on the same companies' names. Of both the time that nineteen in twenty keep, in milliseconds.
 */
export async function typedAgainstKnown(): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const database = openDatabase(runtimeUrl, { connections: 2 });
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  try {
    const { calder } = await givenStory(database.db);
    const { records } = invent(KNOWN + TYPED);
    await fill(database.db, calder.clientId, records.slice(0, KNOWN));
    await owner.query("vacuum analyze");

    const campaign = { ...calder, id: calder.campaignId, name: "", client: "", country: "GB" as const };
    const typed = records.slice(KNOWN).flatMap(asTyped);
    const ours = await timesOf(typed, (fields) => alikeCompany(database.db, { campaign, fields }));
    // Only now, so that our own questions have no use of it.
    await owner.query("create extension pg_trgm");
    await owner.query("create index on companies using gin (name gin_trgm_ops)");
    await owner.query("analyze companies");
    const probe = "select id from companies where client_id = $1 and name % $2";
    const trigram = await timesOf(typed, ({ company }) => owner.query(probe, [calder.clientId, company]));
    const [value, yardstick] = [quantile(ours, 0.95), quantile(trigram, 0.95)];
    return { what: `one typed company against 100,000, p95`, value, unit: "ms", yardstick, ratio: value / yardstick };
  } finally {
    await Promise.all([database.close(), owner.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What stands in the form while a company is written into it: half its name, the name, then one thing after the other. */
function asTyped({ company, city, phones, addressLine, postcode }: MatchRecord): HandFields[] {
  const name = company ?? "";
  const named = { company: name, city: city ?? "" };
  return [
    { company: name.slice(0, Math.ceil(name.length / 2)) },
    { company: name },
    named,
    { ...named, phone: phones[0] ?? "" },
    { ...named, phone: phones[0] ?? "", address: addressLine ?? "", postcode: postcode ?? "" },
  ];
}

async function fill(db: Database["db"], clientId: string, records: readonly MatchRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH).map((record) => ({ record, id: crypto.randomUUID() }));
    await db.transaction(async (tx) => {
      await insertRows(
        tx,
        companies,
        batch.map(({ id, record }) => ({
          id,
          clientId,
          name: record.company ?? "",
          domain: record.domain,
          addressLine1: record.addressLine,
          city: record.city,
          postcode: record.postcode,
          companyNumber: record.companyNumber,
          createdAt: tuesday10am,
        })),
      );
      await insertRows(
        tx,
        phoneNumbers,
        batch.flatMap(({ id, record }) =>
          record.phones.map((e164, position) => ({
            clientId,
            companyId: id,
            originCompanyId: id,
            e164,
            raw: e164,
            kind: "fixed" as const,
            label: "main",
            numberHash: e164,
            position,
          })),
        ),
      );
      await insertRows(
        tx,
        keysTable,
        batch.flatMap(({ id, record }) => matchKeys(record).map((key) => ({ clientId, companyId: id, ...key }))),
      );
    });
  }
}

async function timesOf<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const from = performance.now();
    await act(one);
    times.push(performance.now() - from);
  }
  return times;
}

import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isSupportedCountry } from "libphonenumber-js/max";
import { clock } from "#app/clock.server.ts";
import { type StandIn, standIns } from "#app/features/cleansing/stand-ins.ts";
import { changesIn, changesStored } from "#app/features/intake/changes-page.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { failImport } from "#app/features/intake/fail-import.server.ts";
import { commandUser, findCampaign } from "#app/features/intake/find-campaign.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import type { Balance } from "#app/features/intake/inspect.ts";
import { missingFromStored } from "#app/features/intake/missing-rows.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { largestFile, tooLargeSentence } from "#app/features/intake/read-table.ts";
import { balancesOf } from "#app/features/intake/row-counts.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { count } from "#app/ui/format.ts";
import type { Db } from "#db/client.server.ts";

const usage = "backlog import FILE --client NAME --campaign NAME [--country GB] [--stand-in domain|person] [--json]";

type Asked = {
  file: string;
  client: string;
  campaign: string;
  country: string | undefined;
  standIn: StandIn | undefined;
  json: boolean;
};
type Imported = {
  importId: string;
  balance: Balance;
  changes: number;
  /** Rows of earlier editions of the list that it has no more. */
  missing: number;
  seconds: number;
  again: boolean;
};

/** Imports a file into a campaign: the same acts as the pages, done at once instead of by a worker. */
export async function run(argv: string[]): Promise<number> {
  const asked = read(argv);
  if ("sentence" in asked) return refuse(asked.sentence, argv.includes("--json"));
  const bytes = await bytesOf(asked.file);
  if (typeof bytes === "string") return refuse(bytes, asked.json);
  const { handOnDemo } = await import("#app/env.server.ts");
  handOnDemo();
  const { withHouse } = await import("../house/command.ts");
  const done = await withHouse((db) => importFile(db, asked, bytes));
  if (typeof done === "string") return refuse(done, asked.json);
  tell(done, asked);
  return 0;
}

function refuse(sentence: string, json: boolean): number {
  if (json) console.log(JSON.stringify({ error: sentence }));
  else console.error(sentence);
  return 2;
}

function read(argv: string[]): Asked | { sentence: string } {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        client: text,
        campaign: text,
        country: text,
        "stand-in": text,
        json: { type: "boolean", default: false },
      },
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) return { sentence: `Which file? ${usage}` };
    if (!values.client || !values.campaign) return { sentence: `For which client and campaign? ${usage}` };
    const country = values.country?.toUpperCase().replace(/^UK$/, "GB");
    if (country !== undefined && !isSupportedCountry(country)) {
      return { sentence: `${values.country} is not a country code. ${usage}` };
    }
    const standIn = standIns.find((one) => one === values["stand-in"]);
    if (values["stand-in"] !== undefined && !standIn) return { sentence: `What stands in for a name? ${usage}` };
    return { file, client: values.client, campaign: values.campaign, country, standIn, json: values.json };
  } catch (wrong) {
    return { sentence: `${wrong instanceof Error ? wrong.message : String(wrong)} ${usage}` };
  }
}

/** The size is asked before a byte is read: a gigabyte must not reach memory to be refused. */
async function bytesOf(file: string): Promise<Buffer | string> {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) return `${file} is a folder, not a file.`;
    return stat.size > largestFile ? tooLargeSentence : await readFile(file);
  } catch (wrong) {
    const missing = wrong instanceof Error && "code" in wrong && wrong.code === "ENOENT";
    return missing ? `There is no file ${file}.` : `${file} cannot be read. Check that you may open it.`;
  }
}

async function importFile(db: Db, asked: Asked, bytes: Buffer): Promise<Imported | string> {
  const from = performance.now();
  const found = await findCampaign(db, asked);
  if (!found.ok) return found.sentence;
  const by = await commandUser(db);
  if (!by) return "Nobody is here yet in whose name to import: add an account manager first.";
  const stored = await storeImport(db, {
    campaignId: found.campaignId,
    fileName: basename(asked.file),
    bytes,
    country: asked.country,
    standIn: asked.standIn,
    by,
    now: clock.now(),
  });
  if (!stored.ok) return stored.reason === "not-a-table" ? stored.sentence : "The campaign is no longer there.";
  const { importId, again } = stored;
  const queued = await queueCommit(db, { importId, by, later: false });
  const done = queued.ok ? await commit(db, { importId, by }) : queued;
  if (!done.ok) return `The import was not committed: ${done.reason}.`;
  const balance = (await balancesOf(db, [importId])).get(importId);
  const about = await importPage(db, importId);
  if (!balance || !about) return "The import has no rows.";
  const changes = changesIn(await changesStored(db, importId));
  const missing = (await missingFromStored(db, about)).count;
  return { importId, balance, changes, missing, seconds: Math.round(performance.now() - from) / 1000, again };
}

async function commit(db: Db, { importId, by }: { importId: string; by: string }) {
  const about = { importId, by, now: clock.now() };
  try {
    return await commitImport(db, about);
  } catch (error) {
    await failImport(db, { ...about, code: "surprise" });
    throw error;
  }
}

function tell({ importId, balance, changes, missing, seconds, again }: Imported, { json }: Asked): void {
  if (json) {
    console.log(JSON.stringify({ importId, balance, changes, missing, seconds }));
    return;
  }
  const { read, blank, quarantined, suppressed, merged, leads } = balance;
  if (again) console.log("This file was imported before; nothing was done again.");
  console.log(
    `${read} rows read = ${blank} blank + ${quarantined} quarantined + ${suppressed} suppressed + ${merged} merged + ${leads} leads`,
  );
  if (changes > 0) console.log(`${changes} values changed or added at companies that were there.`);
  if (missing > 0) {
    console.log(
      `No longer in this file: ${count(missing, "row")} of earlier ones. Nothing was done about their leads.`,
    );
  }
  console.log(`Import ${importId}, ${seconds} s.`);
}

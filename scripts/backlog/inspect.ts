import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import { type StandIn, standIns } from "#app/features/cleansing/stand-ins.ts";
import { type Inspection, inspectTable } from "#app/features/intake/inspect.ts";
import { openFile } from "#app/features/intake/open-file.server.ts";
import { largestFile, readTable, type Table, tooLargeSentence } from "#app/features/intake/read-table.ts";
import { type Column, recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import { withStorableCells } from "#app/features/intake/storable.ts";
import { inspectionJson } from "./inspection-json.ts";
import { inspectionText } from "./inspection-text.ts";
import { writeOut } from "./write-out.ts";

const usage = "backlog inspect FILE [--country GB] [--sheet NAME] [--stand-in domain|person] [--json] [--raw]";

export type Inspected = { table: Table; columns: Column[]; inspection: Inspection };

/** What an import of a file would do, without a database. */
export async function run(argv: string[]): Promise<number> {
  const asked = read(argv);
  if ("sentence" in asked) return refuse(asked.sentence, argv.includes("--json"));
  const found = await inspectFile(asked);
  if ("sentence" in found) return refuse(found.sentence, asked.json);
  await writeOut(asked.json ? inspectionJson(found, asked.raw) : inspectionText(found));
  return 0;
}

function refuse(sentence: string, json: boolean): number {
  if (json) console.log(JSON.stringify({ error: sentence }));
  else console.error(sentence);
  return 2;
}

type File = {
  file: string;
  country: CountryCode;
  sheet?: string | null;
  /** What a row that names no company is known by. */
  standIn?: StandIn;
};
type Asked = File & { json: boolean; raw: boolean };

function read(argv: string[]): Asked | { sentence: string } {
  const off = { type: "boolean", default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...{ country: { type: "string", default: "GB" }, sheet: { type: "string" } },
        ...{ "stand-in": { type: "string" }, json: off, raw: off },
      },
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) return { sentence: `Which file? ${usage}` };
    const country = values.country.toUpperCase().replace(/^UK$/, "GB");
    if (!isSupportedCountry(country)) return { sentence: `${values.country} is not a country code. ${usage}` };
    const standIn = standIns.find((one) => one === values["stand-in"]);
    if (values["stand-in"] !== undefined && !standIn) return { sentence: `What stands in for a name? ${usage}` };
    return { file, country, standIn, sheet: values.sheet ?? null, json: values.json, raw: values.raw };
  } catch (wrong) {
    return { sentence: `${wrong instanceof Error ? wrong.message : String(wrong)} ${usage}` };
  }
}

/** The size is asked before a byte is read: a gigabyte must not reach memory to be refused. */
async function inspectFile({ file, country, sheet = null, standIn }: File): Promise<Inspected | { sentence: string }> {
  const bytes = readBytes(file);
  if (typeof bytes === "string") return { sentence: bytes };
  const opened = await openFile(bytes, sheet);
  if (!opened.ok) return opened;
  const read = readTable(opened.source);
  if (!read.ok) return { sentence: read.sentence };
  const table = withStorableCells(read.table);
  const columns = recogniseColumns(table);
  return { table, columns, inspection: inspectTable(table, { country, columns, standIn }) };
}

function readBytes(file: string): Uint8Array | string {
  let handle: number | null = null;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) return `${file} is a folder, not a file.`;
    if (stat.size > largestFile) return tooLargeSentence;
    handle = openSync(file, "r");
    return readFileSync(handle);
  } catch (wrong) {
    const missing = wrong instanceof Error && "code" in wrong && wrong.code === "ENOENT";
    return missing ? `There is no file ${file}.` : `${file} cannot be read. Check that you may open it.`;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

// The body of a process of its own, the yardstick of reading through: papaparse of the same text, libphonenumber of each phone
// cell, COPY of the rows into a table. Starting and loading are not counted.
import { readFileSync } from "node:fs";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";
import { from as copyFrom } from "pg-copy-streams";
import { columns, phoneColumns } from "./generate.ts";
import { asOwner } from "./place.ts";

const [file = "", ownerUrl = ""] = process.argv.slice(2);
const PIECE = 65_536;

const ms = await asOwner(ownerUrl, async (owner) => {
  await owner.query("drop table if exists yardstick");
  await owner.query(`create table yardstick (${columns.map((_, at) => `cell_${at} text`).join(", ")})`);
  const from = performance.now();
  const [, ...rows] = Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data;
  for (const row of rows) for (const at of phoneColumns) parsePhoneNumberFromString(row[at] ?? "", "GB");
  await pipeline(Readable.from(lines(rows)), owner.query(copyFrom("copy yardstick from stdin")));
  return performance.now() - from;
});
console.log(JSON.stringify({ ms }));

function* lines(rows: string[][]): Generator<string> {
  let waiting = "";
  for (const row of rows) {
    waiting += `${row.map(escaped).join("\t")}\n`;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

function escaped(cell: string): string {
  return /[\\\t\r\n]/.test(cell) ? cell.replace(/[\\\t\r\n]/g, (sign) => `\\${sign}`) : cell;
}

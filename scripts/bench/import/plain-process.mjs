// The least a process can do with the sample: start, read the file, parse each phone. Plain Node, nothing of ours.
import { readFileSync } from "node:fs";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";

// The sample has three lines of titles above its header, and its phones in the fourth to sixth column.
const text = readFileSync(process.argv[2], "latin1").split("\n").slice(3).join("\n");
const [, ...records] = Papa.parse(text, { skipEmptyLines: true }).data;
const phones = records.flatMap((cells) =>
  cells.slice(3, 6).flatMap((cell) => parsePhoneNumberFromString(cell, "GB")?.number ?? []),
);
console.log(JSON.stringify({ rows: records.length, phones: phones.length }));

// The body of a process of its own, the yardstick of matching: papaparse of the list and libphonenumber of each phone in it.
// Starting and loading are not counted.
import { readFileSync } from "node:fs";
import process from "node:process";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";

const [file = ""] = process.argv.slice(2);
const PHONE = 2;

const from = performance.now();
const cpuFrom = process.cpuUsage();
const [, ...rows] = Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data;
for (const row of rows) parsePhoneNumberFromString(row[PHONE] ?? "", "US");
const { user, system } = process.cpuUsage(cpuFrom);
console.log(JSON.stringify({ seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1_000_000 }));

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import Papa from "papaparse";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Invented } from "./list.ts";

const PIECE = 65_536;

/** The list as a file, which a yardstick reads. */
export function writeCsv(records: readonly MatchRecord[], csv: string): void {
  writeFileSync(csv, "company,contact,phone,email,domain,address,city,postcode,number\r\n");
  let piece = "";
  for (const { company, contact, phones, emails, domain, addressLine, city, postcode, companyNumber } of records) {
    const cells = [company, contact, phones[0], emails[0], domain, addressLine, city, postcode, companyNumber];
    piece += `${cells.map((cell) => (cell?.includes(",") ? `"${cell}"` : (cell ?? ""))).join(",")}\r\n`;
    if (piece.length < PIECE) continue;
    appendFileSync(csv, piece);
    piece = "";
  }
  appendFileSync(csv, piece);
}

/** The list, and beside it the pairs that are one company. */
export function writeInvented({ records, pairs }: Invented, csv: string): void {
  writeCsv(records, csv);
  writeFileSync(`${csv}.pairs`, new Uint8Array(Float64Array.from(pairs).buffer));
}

export function readInvented(csv: string): Omit<Invented, "made"> {
  const records: MatchRecord[] = [];
  const step = ({ data }: { data: string[] }) => records.push(toMatchRecord(data, records.length));
  Papa.parse<string[]>(readFileSync(csv, "utf8"), { skipEmptyLines: true, skipFirstNLines: 1, step });
  const { buffer } = new Uint8Array(readFileSync(`${csv}.pairs`));
  return { records, pairs: new Set(new Float64Array(buffer)) };
}

function toMatchRecord(cells: readonly string[], id: number): MatchRecord {
  const [company, contact, phone, email, domain, addressLine, city, postcode, companyNumber] = cells;
  return {
    id,
    company: company || null,
    contact: contact || null,
    phones: phone ? [phone] : [],
    emails: email ? [email] : [],
    domain: domain || null,
    addressLine: addressLine || null,
    city: city || null,
    postcode: postcode || null,
    companyNumber: companyNumber || null,
  };
}

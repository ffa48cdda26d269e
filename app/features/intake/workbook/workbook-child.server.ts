// The body of the process that opens one workbook: bytes come in, lines of JSON go out. It has little memory and none of the
// house's secrets; started by read-workbook.server.ts, which alone talks to it.
import { once } from "node:events";
import { openWorkbook } from "./open-workbook.server.ts";
import { Refusal } from "./refusal.ts";
import type { SheetRow } from "./sheet-rows.ts";

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const bytes = Buffer.concat(pieces);

// Rows go out by the hundred: one line for each would take longer to be read than to be written.
let waiting: SheetRow[] = [];
const send = async (line: unknown): Promise<void> => {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
};
const out = {
  row: (row: SheetRow) => {
    waiting.push(row);
  },
  flush: async () => {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    await send(rows.map(({ row, cells }) => [row, cells]));
  },
};

try {
  const opened = await openWorkbook(bytes, process.argv[2] ?? null, out);
  await out.flush();
  await send(opened);
} catch (wrong) {
  if (!(wrong instanceof Refusal)) throw wrong;
  await send({ refused: wrong.message, sheets: wrong.sheets });
}

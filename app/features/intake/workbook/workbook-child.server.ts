// The body of the process that opens one workbook: bytes come in, lines of JSON go out. It has little memory and none of the
// house's secrets; started by read-workbook.server.ts, which alone talks to it.
import { once } from "node:events";
import { openWorkbook } from "./open-workbook.server.ts";
import { Refusal } from "./refusal.ts";

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const bytes = Buffer.concat(pieces);

let waiting = "";
const out = {
  row: ({ row, cells }: { row: number; cells: string[] }) => {
    waiting += `${JSON.stringify([row, ...cells])}\n`;
  },
  flush: async () => {
    if (waiting === "") return;
    const full = !process.stdout.write(waiting);
    waiting = "";
    if (full) await once(process.stdout, "drain");
  },
};

try {
  const opened = await openWorkbook(bytes, process.argv[2] ?? null, out);
  waiting += `${JSON.stringify(opened)}\n`;
} catch (wrong) {
  if (!(wrong instanceof Refusal)) throw wrong;
  waiting = `${JSON.stringify({ refused: wrong.message, sheets: wrong.sheets })}\n`;
}
await out.flush();

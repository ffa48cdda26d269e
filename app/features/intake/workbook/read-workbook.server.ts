import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Grid, Sheet, Unreadable } from "../grid.ts";
import type { Scanned } from "../scan-records.ts";
import { fillMerged } from "./fill-merged.ts";
import type { Opened } from "./open-workbook.server.ts";
import { sentences } from "./refusal.ts";

/** What 64 MB of workbook may need to be read row by row; one that needs more ends its own process and nothing else. */
const HEAP_MB = 512;
const PATIENCE_MS = 60_000;
const BODY = "app/features/intake/workbook/workbook-child.server.ts";

type Limits = { heapMb?: number; patienceMs?: number };
type Line = [number, string[]][] | Opened | { refused: string; sheets?: Sheet[] };

/**
 * A sheet of a workbook as a grid, read in a process of its own: a file from outside that was made to exhaust a reader exhausts
 * that one. The process is given none of our environment, so that there is nothing in it to steal.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  sheet: string | null,
  { heapMb = HEAP_MB, patienceMs = PATIENCE_MS }: Limits = {},
): Promise<{ ok: true; grid: Grid } | Unreadable> {
  const start = resolve("app/kit/start-bundled.server.mjs");
  if (!existsSync(start)) throw new Error("The process that reads workbooks has nothing to start from.");
  const args = [`--max-old-space-size=${heapMb}`, start, BODY, ...(sheet === null ? [] : [sheet])];
  const child = spawn(process.execPath, args, { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "pipe"] });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, patienceMs);
  let complaint = "";
  child.stderr.on("data", (piece: Buffer) => {
    if (complaint.length < 10_000) complaint += piece;
  });
  // A child that ends before it has read everything breaks the pipe; its exit tells why.
  child.stdin.on("error", () => {});
  child.stdin.end(bytes);

  const ended = new Promise<void>((done, failed) => child.once("close", () => done()).once("error", failed));
  const rows: Scanned[] = [];
  let last: Exclude<Line, unknown[]> | null = null;
  try {
    for await (const line of linesOf(child.stdout)) {
      const told = JSON.parse(line) as Line;
      if (Array.isArray(told)) for (const row of told) rows.push(scanned(row));
      else last = told;
    }
    await ended;
  } catch (wrong) {
    // A line cut in half by the child's death is answered below.
    if (!(wrong instanceof SyntaxError)) throw wrong;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
  if (late) return { ok: false, sentence: sentences.tooSlow };
  if (last === null) return died(complaint);
  if ("refused" in last) return { ok: false, sentence: last.refused, sheets: last.sheets };
  // A file may name its rows in any order; a person sees them in theirs.
  if (rows.some(({ physicalLine }, at) => physicalLine < (rows[at - 1]?.physicalLine ?? 0)))
    rows.sort((a, b) => a.physicalLine - b.physicalLine);
  const warnings = fillMerged(rows, last.merged);
  return {
    ok: true,
    grid: { sheet: last.sheet, sheets: last.sheets, rows, warnings: [...last.warnings, ...warnings] },
  };
}

const scanned = ([row, cells]: [number, string[]]): Scanned => ({
  physicalLine: row,
  cells,
  fault: null,
  quoted: false,
});

/** Lines end with a line feed and with nothing else: in a cell there may be other characters that count as a line's end. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, at)]).toString("utf8");
      begun = [];
      from = at + 1;
    }
    if (from < piece.length) begun.push(piece.subarray(from));
  }
}

function died(complaint: string): Unreadable {
  if (/heap|out of memory|allocation failed/i.test(complaint)) return { ok: false, sentence: sentences.tooMuch };
  throw new Error(`The process that reads workbooks ended before it was done: ${complaint.slice(-2_000)}`);
}

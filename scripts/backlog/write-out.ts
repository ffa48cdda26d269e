import { once } from "node:events";
import process from "node:process";

const piece = 65_536;

/** Writes as fast as the reader reads, and no faster: output of any size, memory of one piece. */
export async function writeOut(chunks: Iterable<string>): Promise<void> {
  // A reader that has seen enough (head, less) closes the pipe; that is no fault of ours.
  process.stdout.on("error", (wrong: NodeJS.ErrnoException) => {
    if (wrong.code !== "EPIPE") throw wrong;
    process.exit(0);
  });
  let waiting = "";
  for (const chunk of chunks) {
    waiting += chunk;
    if (waiting.length < piece) continue;
    if (!process.stdout.write(waiting)) await once(process.stdout, "drain");
    waiting = "";
  }
  if (waiting !== "" && !process.stdout.write(waiting)) await once(process.stdout, "drain");
}

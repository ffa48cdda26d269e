import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "#db/embedded.server.ts";
import { hundredThousand } from "./import/hundred-thousand.ts";
import { million } from "./import/million.ts";
import type { Measured } from "./import/place.ts";
import { sampleCommitted } from "./import/sample-committed.ts";
import { sampleInspected } from "./import/sample-inspected.ts";
import { webMeanwhile } from "./import/web-meanwhile.ts";
import type { BenchResult } from "./result.ts";

/**
 * The import, from a small file to the largest, each beside what the same rows cost at least, in the same run. What lasts less
 * than some seconds is repeated and the median taken. The ratio is what counts.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  // Whoever is root runs PostgreSQL as another account, which must be able to go through.
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataDir: join(folder, "database") });
  const place = { folder, ownerUrl: server.ownerUrl, say };
  const figures: Measured = {};
  try {
    return [
      await sampleInspected(figures),
      await sampleCommitted(place, figures),
      await hundredThousand(place, figures),
      ...(await million(place, figures)),
      ...(await webMeanwhile(place)),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

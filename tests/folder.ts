import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder for this test alone, gone afterwards with all that is in it. */
export function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `rekindle-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

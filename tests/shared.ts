import { existsSync } from "node:fs";
import { resolve } from "node:path";

/**
 * The path of one of the real-world inputs that lie beside the project, or null where they are not there.
 * They are other people's files: tests read them in place, and say "skipped" when they are absent.
 */
export function sharedData(path: string): string | null {
  const full = resolve(import.meta.dirname, "../../shared/data", path);
  return existsSync(full) ? full : null;
}

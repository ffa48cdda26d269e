import { createHash } from "node:crypto";
import { read } from "./reader.server.ts";
import type { Looked } from "./reader-jobs.server.ts";
import type { Settings } from "./settings.ts";

/** A page of an import is asked for again and again while somebody works on it; the last few files stay in memory. */
const KEPT = 4;
const kept = new Map<string, Promise<Looked>>();

/** Looks at a file once for each of its settings, however many pages ask at the same time. */
export async function lookAt(
  importId: string,
  settings: Settings,
  file: () => Promise<Buffer | null>,
): Promise<Looked | null> {
  const key = createHash("sha256").update(importId).update(JSON.stringify(settings)).digest("base64url");
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const bytes = await file();
  if (!bytes) return null;
  const looking = read({ kind: "look", bytes, settings });
  kept.set(key, looking);
  looking.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return looking;
}

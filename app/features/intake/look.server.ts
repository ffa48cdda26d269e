import { createHash } from "node:crypto";
import type { Unreadable } from "./grid.ts";
import { type Look, look } from "./look.ts";
import { openFile } from "./open-file.server.ts";
import type { Settings } from "./settings.ts";

export type Looked = { ok: true; look: Look } | Unreadable;

/** A page of an import is asked for again and again while somebody works on it; the last few files stay in memory. */
const KEPT = 4;
/** Not more of them than so many bytes of files, whatever their number, but always the last one. */
const KEPT_BYTES = 48 * 1024 * 1024;
const kept = new Map<string, { looking: Promise<Looked>; bytes: number }>();

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
    return known.looking;
  }
  const bytes = await file();
  if (!bytes) return null;
  // Somebody else may have asked while the file came.
  const meanwhile = kept.get(key);
  if (meanwhile) return meanwhile.looking;
  const looking = lookInto(bytes, settings);
  kept.set(key, { looking, bytes: bytes.length });
  looking.catch(() => kept.delete(key));
  forgetOldest();
  return looking;
}

async function lookInto(bytes: Uint8Array, settings: Settings): Promise<Looked> {
  const opened = await openFile(bytes, settings.sheet ?? null);
  return opened.ok ? look(opened.source, settings) : opened;
}

function forgetOldest(): void {
  let bytes = [...kept.values()].reduce((sum, look) => sum + look.bytes, 0);
  for (const [oldest, look] of kept) {
    if (kept.size <= 1 || (kept.size <= KEPT && bytes <= KEPT_BYTES)) break;
    kept.delete(oldest);
    bytes -= look.bytes;
  }
}

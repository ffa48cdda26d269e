import { createHash } from "node:crypto";
import type { Unreadable } from "./grid.ts";
import { type Look, look, lookAgain } from "./look.ts";
import type { CellEdits } from "./mend-record.ts";
import { openFile } from "./open-file.server.ts";
import type { Settings } from "./settings.ts";

export type Looked = { ok: true; look: Look } | Unreadable;

/** A page of an import is asked for again and again while somebody works on it; the last few files stay in memory. */
const KEPT = 4;
/** Not more of them than so many bytes of files, whatever their number, but always the last one. */
const KEPT_BYTES = 48 * 1024 * 1024;
const kept = new Map<string, { looking: Promise<Looked>; bytes: number; reading: string }>();

type Stored = { file: () => Promise<Buffer | null>; edits: () => Promise<CellEdits> };

/** Looks at a file once for each of its settings, however many pages ask at the same time. */
export async function lookAt(importId: string, settings: Settings, { file, edits }: Stored): Promise<Looked | null> {
  const key = keyOf(importId, settings);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known.looking;
  }
  const reading = readingOf(importId, settings);
  const before = [...kept].find(([, look]) => look.reading === reading);
  const bytes = before ? null : await file();
  if (!before && !bytes) return null;
  const cells = await edits();
  // Somebody else may have asked while the file came.
  const meanwhile = kept.get(key);
  if (meanwhile) return meanwhile.looking;
  const looking = before
    ? before[1].looking.then((was) =>
        was.ok ? { ok: true as const, look: lookAgain(was.look, settings, cells) } : was,
      )
    : lookInto(bytes as Buffer, settings, cells);
  kept.set(key, { looking, bytes: before?.[1].bytes ?? bytes?.length ?? 0, reading });
  // Mended cells have left the earlier look behind.
  if (before) looking.then(() => kept.delete(before[0])).catch(() => {});
  looking.catch(() => kept.delete(key));
  forgetOldest();
  return looking;
}

/** A look at this file that is at hand, whatever was mended since; else the one that its settings ask for. */
export async function anyLookAt(importId: string, settings: Settings, stored: Stored): Promise<Looked | null> {
  const reading = readingOf(importId, settings);
  const known = [...kept.values()].find((look) => look.reading === reading);
  return known ? known.looking : lookAt(importId, settings, stored);
}

const keyOf = (importId: string, settings: Settings): string =>
  createHash("sha256").update(importId).update(JSON.stringify(settings)).digest("base64url");

/** Equal for settings that differ only in what was mended, so that the table and its columns are the same. */
const readingOf = (importId: string, { edits: _, findLater: __, ...settings }: Settings): string =>
  keyOf(importId, settings as Settings);

async function lookInto(bytes: Uint8Array, settings: Settings, edits: CellEdits): Promise<Looked> {
  const opened = await openFile(bytes, settings.sheet ?? null);
  return opened.ok ? look(opened.source, settings, edits) : opened;
}

function forgetOldest(): void {
  let bytes = [...kept.values()].reduce((sum, look) => sum + look.bytes, 0);
  for (const [oldest, look] of kept) {
    if (kept.size <= 1 || (kept.size <= KEPT && bytes <= KEPT_BYTES)) break;
    kept.delete(oldest);
    bytes -= look.bytes;
  }
}

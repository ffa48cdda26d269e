import { asc, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importFiles } from "#db/schema.ts";

const PIECE = 1024 * 1024;

/** The file as it came, in pieces of one megabyte, in the caller's transaction. */
export async function storeFile(
  tx: Queryable,
  { clientId, importId, bytes }: { clientId: string; importId: string; bytes: Buffer },
): Promise<void> {
  for (let piece = 0; piece * PIECE < bytes.length; piece++) {
    const content = bytes.subarray(piece * PIECE, (piece + 1) * PIECE);
    await tx.insert(importFiles).values({ clientId, importId, piece, content });
  }
}

/** The bytes of an import's file; null once it was undone. */
export async function storedFile(db: Queryable, importId: string): Promise<Buffer | null> {
  const pieces = await db
    .select({ content: importFiles.content })
    .from(importFiles)
    .where(eq(importFiles.importId, importId))
    .orderBy(asc(importFiles.piece));
  return pieces.length === 0 ? null : Buffer.concat(pieces.map((piece) => piece.content));
}

import type { Db } from "#db/client.server.ts";
import type { Unreadable } from "./grid.ts";
import { intake, isTooMuchToRead } from "./intake-thread.server.ts";

/** What the columns of an uploaded file are called, or a sentence where it is no table or more than can be read. */
export async function readHeaders(db: Db, bytes: Uint8Array): Promise<{ ok: true; headers: string[] } | Unreadable> {
  try {
    return await intake(db, "headers", bytes);
  } catch (error) {
    if (!isTooMuchToRead(error)) throw error;
    return { ok: false, sentence: error.message };
  }
}

import { look } from "./look.ts";
import { readTable } from "./read-table.ts";
import type { Settings } from "./settings.ts";

/** What is asked of the reader: the whole look at a file, or only whether it is a table and what its columns are called. */
export type Job = { kind: "look"; bytes: Uint8Array; settings: Settings } | { kind: "headers"; bytes: Uint8Array };

export type Looked = ReturnType<typeof look>;
export type Headers = { ok: true; headers: string[] } | { ok: false; sentence: string };
export type Done = { look: Looked; headers: Headers };

export const jobs: { [K in Job["kind"]]: (job: Extract<Job, { kind: K }>) => Done[K] } = {
  look: ({ bytes, settings }) => look(bytes, settings),
  headers: ({ bytes }) => {
    const read = readTable(bytes);
    return read.ok ? { ok: true, headers: read.table.headers } : read;
  },
};

import type { TaskList } from "graphile-worker";
import { clock } from "#app/clock.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { failImport } from "#app/features/intake/fail-import.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { db } from "#db/client.server.ts";

/** After so many surprises the import's page says that it failed; a restart of the database is over by then. */
const TRIES = 3;

type Ids = Record<string, string>;
const idsOf = (payload: unknown): Ids => payload as Ids;

/** One shell for each kind of later work; each calls one act. */
export const taskList: TaskList = {
  "commit-import": async (payload, { job }) => {
    const { importId = "", by = "" } = idsOf(payload);
    const about = { importId, by, now: clock.now() };
    try {
      const done = await commitImport(db, about);
      if (!done.ok && done.reason === "unreadable") await failImport(db, { ...about, code: "unreadable" });
    } catch (error) {
      if (job.attempts < TRIES) throw error;
      await failImport(db, { ...about, code: "surprise" });
      throw error;
    }
  },
  "undo-import": async (payload) => {
    const { importId = "", by = "" } = idsOf(payload);
    await undoImport(db, { importId, by, now: clock.now() });
  },
};

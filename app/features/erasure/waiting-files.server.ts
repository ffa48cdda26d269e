import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import type { LinesWith, Sought } from "#app/features/intake/lines-with.server.ts";
import { readSettings } from "#app/features/intake/settings.ts";
import type { Db } from "#db/client.server.ts";
import { imports, suppressionLists } from "#db/schema.ts";
import { blotterOf, type Traits } from "./blot.ts";
import { wordsOfName } from "./name-patterns.ts";
import { leastDigits } from "./number-patterns.ts";

/** A file of a client that is not committed and names them: one that somebody goes on with, or one that was stopped or failed. */
export type WaitingFile = {
  importId: string;
  fileName: string;
  lines: number[];
  isStopped: boolean;
  /** Why nobody can say whether it names them; then it is taken to. */
  problem: string | null;
};

/** A list of whom not to call that is not used yet and names them. */
export type NamingList = Pick<WaitingFile, "fileName" | "lines" | "problem"> & { listId: string };

type Whose = { clientIds: readonly string[]; traits: Traits };

/** Looked into as they stand: what an import makes of a file is not known before its commit. */
export async function waitingFiles(db: Db, { clientIds, traits }: Whose): Promise<WaitingFile[]> {
  const waiting = await db
    .select({ id: imports.id, fileName: imports.fileName, status: imports.status, settings: imports.settings })
    .from(imports)
    .where(
      and(
        inArray(imports.clientId, [...clientIds]),
        inArray(imports.status, ["ready", "queued", "committing", "cancelled", "failed"]),
        // One that went already names nobody.
        sql`exists (select from import_files f where f.import_id = ${imports.id})`,
      ),
    )
    .orderBy(imports.uploadedAt, imports.id);
  const { sought, naming } = seekerOf(traits);
  const named: WaitingFile[] = [];
  for (const { id, fileName, status, settings } of waiting) {
    const found = naming(await intake(db, "linesWith", { id, settings: readSettings(settings) }, sought));
    const isStopped = status === "cancelled" || status === "failed";
    if (found) named.push({ importId: id, fileName, isStopped, ...found });
  }
  return named;
}

/** Their clients' and the agency's own. */
export async function waitingLists(db: Db, { clientIds, traits }: Whose): Promise<NamingList[]> {
  const { id, clientId, status } = suppressionLists;
  const waiting = await db
    .select({ listId: id, fileName: suppressionLists.fileName })
    .from(suppressionLists)
    .where(and(or(isNull(clientId), inArray(clientId, [...clientIds])), eq(status, "ready")))
    .orderBy(suppressionLists.uploadedAt, id);
  const { sought, naming } = seekerOf(traits);
  const named: NamingList[] = [];
  for (const { listId, fileName } of waiting) {
    const found = naming(await intake(db, "listLinesWith", { listId }, sought));
    if (found) named.push({ listId, fileName, ...found });
  }
  return named;
}

type Naming = Pick<WaitingFile, "lines" | "problem">;

/** What a line must say to be looked into, and which of those lines do name them. */
function seekerOf(traits: Traits): { sought: Sought; naming: (found: LinesWith) => Naming | null } {
  // A place alone is many people's; the name of a company that goes with them is not.
  const blotter = blotterOf({ ...traits, phrases: [] });
  const firms = (traits.firmNames ?? []).map((full) => wordsOfName({ full, first: null, last: null }).full);
  return {
    sought: {
      words: [...traits.names.map(wordsOfName).map(({ first, last }) => [...first, ...last]), ...firms],
      digits: traits.numbers.map(leastDigits),
      texts: traits.emails,
    },
    naming: (found) => {
      if (!found.ok) return { lines: [], problem: found.sentence };
      const lines = found.lines.filter(({ cells }) => {
        const { name, place } = blotter.says(cells);
        return name !== null || place;
      });
      return lines.length > 0 ? { lines: lines.map(({ line }) => line), problem: null } : null;
    },
  };
}

import { desc, eq } from "drizzle-orm";
import { isId } from "#app/kit/ids.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, imports, users } from "#db/schema.ts";
import type { Balance } from "./inspect.ts";
import { balancesOf } from "./row-counts.server.ts";
import { readSettings, type Settings } from "./settings.ts";

const facts = {
  id: imports.id,
  clientId: imports.clientId,
  client: clients.name,
  campaignId: imports.campaignId,
  campaign: campaigns.name,
  fileName: imports.fileName,
  bytes: imports.bytes,
  status: imports.status,
  rowsRead: imports.rowsRead,
  rowsDone: imports.rowsDone,
  phase: imports.phase,
  problem: imports.problem,
  uploadedBy: users.name,
  uploadedAt: imports.uploadedAt,
  committedAt: imports.committedAt,
  undoneAt: imports.undoneAt,
};

export type ImportFacts = { [K in keyof typeof facts]: (typeof facts)[K]["_"]["data"] | Nullable<K> } & {
  settings: Settings;
};
type Nullable<K> = K extends "rowsRead" | "phase" | "problem" | "committedAt" | "undoneAt" ? null : never;

const from = (db: Queryable) =>
  db
    .select({ ...facts, settings: imports.settings })
    .from(imports)
    .innerJoin(clients, eq(clients.id, imports.clientId))
    .innerJoin(campaigns, eq(campaigns.id, imports.campaignId))
    .innerJoin(users, eq(users.id, imports.uploadedBy));

/** One import, or null where there is none. */
export async function importPage(db: Queryable, importId: string | undefined): Promise<ImportFacts | null> {
  if (!isId(importId)) return null;
  const [found] = await from(db).where(eq(imports.id, importId));
  return found ? { ...found, settings: readSettings(found.settings) } : null;
}

export type ListedImport = Omit<ImportFacts, "settings"> & { balance: Balance | null };

/** Every import, the newest first, with the balance of those that are committed. */
export async function importsPage(db: Queryable): Promise<ListedImport[]> {
  const all = await from(db).orderBy(desc(imports.uploadedAt), desc(imports.id)).limit(500);
  const balances = await balancesOf(
    db,
    all.flatMap(({ id, status }) => (status === "committed" ? [id] : [])),
  );
  return all.map(({ settings: _, ...row }) => ({ ...row, balance: balances.get(row.id) ?? null }));
}

/** Where a file may go, for the first step. */
export async function campaignChoices(db: Queryable): Promise<{ id: string; campaign: string; client: string }[]> {
  const all = await db
    .select({ id: campaigns.id, campaign: campaigns.name, client: clients.name, status: campaigns.status })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .orderBy(clients.name, campaigns.name);
  return all.flatMap(({ status, ...choice }) => (status === "ended" ? [] : [choice]));
}

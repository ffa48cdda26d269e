import { and, asc, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Queryable } from "#db/client.server.ts";
import { clients, imports, survivorshipRules } from "#db/schema.ts";
import { type GoldenField, goldenFields, type Survivorship } from "#db/vocabulary.ts";
import { houseRules } from "./golden-record.ts";

export type SurvivorshipPage = {
  client: { id: string; name: string };
  rules: { field: GoldenField; rule: Survivorship; importId: string | null; house: Survivorship; set: boolean }[];
  files: { id: string; name: string }[];
};

/** Which record's word counts, field by field, for one client; null where there is no such client. */
export async function survivorshipPage(db: Queryable, clientId: string): Promise<SurvivorshipPage | null> {
  const [client] = await db
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(eq(clients.id, clientId));
  if (!client) return null;
  const set = await db.select().from(survivorshipRules).where(eq(survivorshipRules.clientId, clientId));
  const files = await db
    .select({ id: imports.id, name: imports.fileName })
    .from(imports)
    .where(and(eq(imports.clientId, clientId), eq(imports.status, "committed")))
    .orderBy(asc(imports.uploadedAt));
  return {
    client,
    files,
    rules: goldenFields.map((field) => {
      const own = set.find((rule) => rule.field === field);
      const house = houseRules[field];
      return { field, rule: own?.rule ?? house, importId: own?.importId ?? null, house, set: own !== undefined };
    }),
  };
}

export type SurvivorshipSet = { ok: true } | { ok: false; reason: "no-such-client" | "no-such-file" };

/** A manager says whose word counts for a field; the house's own rule again where `rule` is null. Golden records follow at once. */
export async function setSurvivorship(
  db: Db,
  {
    clientId,
    field,
    rule,
    importId,
    by,
    now,
  }: {
    clientId: string;
    field: GoldenField;
    rule: Survivorship | null;
    importId: string | null;
    by: string;
    now: Date;
  },
): Promise<SurvivorshipSet> {
  return db.transaction(async (tx) => {
    const [client] = await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId));
    if (!client) return { ok: false, reason: "no-such-client" } as const;
    const preferred = rule === "preferred-file" ? importId : null;
    if (rule === "preferred-file") {
      const [file] = preferred
        ? await tx
            .select({ id: imports.id })
            .from(imports)
            .where(and(eq(imports.id, preferred), eq(imports.clientId, clientId)))
        : [];
      if (!file) return { ok: false, reason: "no-such-file" } as const;
    }
    if (rule === null) {
      await tx
        .delete(survivorshipRules)
        .where(and(eq(survivorshipRules.clientId, clientId), eq(survivorshipRules.field, field)));
    } else {
      const said = { rule, importId: preferred, by, at: now };
      await tx
        .insert(survivorshipRules)
        .values({ clientId, field, ...said })
        .onConflictDoUpdate({ target: [survivorshipRules.clientId, survivorshipRules.field], set: said });
    }
    await record(tx, { type: "client.survivorship-set", data: { field, rule }, clientId, by, at: now });
    return { ok: true } as const;
  });
}

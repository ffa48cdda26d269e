import { and, eq, like, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { rules } from "#db/schema.ts";
import type { RuleDraft } from "./rule-form.ts";
import { neverAsked, settledRulePlace } from "./rule-place.ts";
import { tellDesks } from "./tell-desks.server.ts";

type By = { by: string; now: Date };
type Row = { id: string; version: string };

/** Writers of rules take turns, so that two versions of one day get different names. */
const takeTurns = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('rules'))`);
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

export type RuleWritten =
  | { ok: true; id: string; version: string }
  | { ok: false; reason: "no-such-rule" | "other-kind" }
  | { ok: false; reason: "never-asked"; sentence: string };

/**
 * Writes a new version of a rule, or a new rule where no id is given. It never changes an old row: what was decided by that stays
 * explained. Calls asked about from now on are judged by it as soon as it begins.
 */
export async function writeRule(
  db: Db,
  { ruleId, draft, by, now }: { ruleId: string | null; draft: RuleDraft } & By,
): Promise<RuleWritten> {
  const { kind, ...terms } = draft.terms;
  const sentence = ruleId === null ? neverAsked({ ...draft, kind }) : null;
  if (sentence !== null) return { ok: false, reason: "never-asked", sentence };
  return db.transaction(async (tx) => {
    await takeTurns(tx);
    const earlier = ruleId === null ? [] : await tx.select().from(rules).where(eq(rules.id, ruleId));
    const [known] = earlier;
    if (ruleId !== null && !known) return { ok: false, reason: "no-such-rule" } as const;
    if (known && known.kind !== kind) return { ok: false, reason: "other-kind" } as const;
    const place = known ?? settledRulePlace(draft);
    const id = ruleId ?? (await freeId(tx, { ...place, kind }));
    const version = freeVersion(
      draft.validFrom,
      earlier.map((row) => row.version),
    );
    await tx.insert(rules).values({
      ...{ id, version, kind, terms },
      ...{ jurisdiction: place.jurisdiction, region: place.region },
      ...{ title: draft.title, validFrom: draft.validFrom, source: draft.source },
      ...(draft.checked ? { verifiedOn: dayOf(now), verifiedBy: by } : {}),
      addedBy: by,
    });
    await record(tx, { type: "rule.written", data: { ruleId: id, version, validFrom: draft.validFrom }, by, at: now });
    await tellDesks(tx, { only: null });
    return { ok: true, id, version } as const;
  });
}

/** Somebody has compared the row with its source today and found it right. */
export async function checkRule(db: Db, { id, version, by, now }: Row & By): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await tx
      .update(rules)
      .set({ verifiedOn: dayOf(now), verifiedBy: by, revision: sql`gen_random_uuid()` })
      .where(and(eq(rules.id, id), eq(rules.version, version)))
      .returning({ id: rules.id });
    if (found.length > 0) await record(tx, { type: "rule.checked", data: { ruleId: id, version }, by, at: now });
    return found.length > 0;
  });
}

/** The law is repealed: from that day on, the row and whatever stood before it hold no longer. */
export async function endRule(
  db: Db,
  { id, version, validTo, by, now }: Row & { validTo: string } & By,
): Promise<{ ok: true } | { ok: false; reason: "no-such-rule" | "before-it-begins" }> {
  return db.transaction(async (tx) => {
    await takeTurns(tx);
    const at = and(eq(rules.id, id), eq(rules.version, version));
    const [row] = await tx.select({ validFrom: rules.validFrom }).from(rules).where(at);
    if (!row) return { ok: false, reason: "no-such-rule" } as const;
    if (validTo <= row.validFrom) return { ok: false, reason: "before-it-begins" } as const;
    await tx.update(rules).set({ validTo, revision: sql`gen_random_uuid()` }).where(at);
    await record(tx, { type: "rule.ended", data: { ruleId: id, version, validTo }, by, at: now });
    await tellDesks(tx, { only: null });
    return { ok: true } as const;
  });
}

/** "no-hours", "us-ny-cap-2": the place and the kind, and a number where there is one already. */
async function freeId(
  tx: Tx,
  { jurisdiction, region, kind }: { jurisdiction: string; region: string | null; kind: string },
): Promise<string> {
  const place = jurisdiction === "*" ? "agency" : [jurisdiction, region].filter(Boolean).join("-").toLowerCase();
  const stem = `${place}-${kind}`;
  const taken = await tx
    .selectDistinct({ id: rules.id })
    .from(rules)
    .where(like(rules.id, `${stem}%`));
  const ids = new Set(taken.map((row) => row.id));
  let id = stem;
  for (let n = 2; ids.has(id); n++) id = `${stem}-${n}`;
  return id;
}

function freeVersion(validFrom: string, taken: string[]): string {
  let version = validFrom;
  for (let n = 2; taken.includes(version); n++) version = `${validFrom}.${n}`;
  return version;
}

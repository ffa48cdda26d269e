import { and, eq, isNull, sql } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { instantOf } from "#app/features/compliance/local-time.ts";
import { isFarOff } from "#app/kit/far-off.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaignAgents, clients, leads, users } from "#db/schema.ts";
import type { Stage } from "#db/vocabulary.ts";
import { isAwayThen } from "./away-then.server.ts";
import { keepCaller } from "./callers.server.ts";
import { somebodySpeaksAt } from "./claim.server.ts";
import { startAnew } from "./start-anew.server.ts";
import { type Waits, whenServed } from "./when-served.server.ts";

type By = { leadId: string; by: string; now: Date };
type Lead = typeof leads.$inferSelect;
type NotSteerable =
  | { ok: false; reason: "no-such-lead" }
  | { ok: false; reason: "not-ready"; stage: Stage }
  | { ok: false; reason: "in-hand"; holder: string };
type Refused =
  | NotSteerable
  | {
      ok: false;
      reason: "no-caller-here" | "not-their-language" | "away-then" | "promised" | "day-past" | "day-too-far";
    }
  | { ok: false; reason: "never-callable"; because: string }
  | { ok: false; reason: "a-colleagues"; colleague: string };
export type Steered = { ok: true } | Refused;
export type Pulled = { ok: true; waits: Waits | null } | Refused;

/**
 * This agent is to be served this lead next: a manager wants it, or the agent, whom somebody there has written to. One that sleeps is woken for it. Where the law
 * says later, it stays pulled until then, and whoever pulled it learns when; what may never be called is not pulled. The law is asked again when it is served.
 */
export async function pullLead(
  db: Db,
  {
    leadId,
    agentId,
    yields = false,
    by,
    now,
  }: By & {
    agentId: string;
    /** It is left to a colleague whose it is. */
    yields?: boolean;
  },
): Promise<Pulled> {
  return db.transaction(async (tx) => {
    await keepCaller(tx, { leadId, userId: agentId });
    const found = await steerable(tx, { leadId, stages: ["ready", "nurturing"], now });
    if (!found.ok) return found;
    const { lead } = found;
    if (!(await callsHere(tx, lead, agentId))) return { ok: false, reason: "no-caller-here" };
    const whose = lead.pulledFor ?? lead.assigneeId;
    if (yields && whose && whose !== agentId)
      return { ok: false, reason: "a-colleagues", colleague: await nameOf(tx, whose) };
    if (isPromised(lead, now)) return { ok: false, reason: "promised" };
    if (!yields && (await isAwayThen(tx, lead, { userId: agentId, now }))) return { ok: false, reason: "away-then" };
    const asleep = lead.stage === "nurturing";
    if (asleep) await setRound(tx, lead, lead.round + 1);
    const served = await whenServed(tx, { lead, now });
    if (!served.ok) {
      if (asleep) await setRound(tx, lead, lead.round);
      return served;
    }
    await startAnew(tx, {
      lead: asleep ? { ...lead, nextAction: "call" } : lead,
      ...{ agentId, reason: "pulled", by, now },
    });
    await tx.update(leads).set({ pulledFor: agentId, assigneeId: agentId }).where(eq(leads.id, leadId));
    await record(tx, { type: "lead.pulled", data: { agentId }, ...placeOf(lead), by, at: now });
    await announce(tx, `agent:${agentId}`, {});
    return served;
  });
}

/** Off until the morning of a later day, at the client's place. A promise is not moved behind the back of whoever gave it. */
export async function pushLead(db: Db, { leadId, on, by, now }: By & { on: string }): Promise<Steered> {
  return db.transaction(async (tx) => {
    const found = await steerable(tx, { leadId, now });
    if (!found.ok) return found;
    const { lead } = found;
    if (lead.nextAction === "callback") return { ok: false, reason: "promised" };
    const dueAt = await morningOf(tx, lead.clientId, on);
    if (dueAt <= now) return { ok: false, reason: "day-past" };
    if (isFarOff(dueAt, now)) return { ok: false, reason: "day-too-far" };
    await moveLead(tx, { ...kept(lead), dueAt, assigneeId: lead.assigneeId, reason: "pushed", by, now });
    await tx.update(leads).set({ pulledFor: null }).where(eq(leads.id, leadId));
    return { ok: true };
  });
}

/** Whose lead it is from now on; null makes it anyone's. */
export async function assignLead(
  db: Db,
  { leadId, assigneeId, by, now }: By & { assigneeId: string | null },
): Promise<Steered> {
  return db.transaction(async (tx) => {
    if (assigneeId) await keepCaller(tx, { leadId, userId: assigneeId });
    const found = await steerable(tx, { leadId, now });
    if (!found.ok) return found;
    const { lead } = found;
    if (lead.assigneeId === assigneeId) return { ok: true };
    if (assigneeId && !(await callsHere(tx, lead, assigneeId))) return { ok: false, reason: "no-caller-here" };
    if (assigneeId && !(await speaks(tx, lead, assigneeId, now))) return { ok: false, reason: "not-their-language" };
    if (assigneeId && (await isAwayThen(tx, lead, { userId: assigneeId, now })))
      return { ok: false, reason: "away-then" };
    if (assigneeId && lead.dueAt && lead.dueAt < now)
      await startAnew(tx, { lead, agentId: assigneeId, reason: "given", by, now });
    await tx.update(leads).set({ assigneeId, pulledFor: null }).where(eq(leads.id, leadId));
    await record(tx, { type: "lead.assigned", data: { assigneeId }, ...placeOf(lead), by, at: now });
    return { ok: true };
  });
}

/** Who wakes is called in a new round: the law is asked of that one. */
async function setRound(tx: Tx, { id }: Lead, round: number): Promise<void> {
  await tx.update(leads).set({ round }).where(eq(leads.id, id));
}

async function steerable(
  tx: Tx,
  { leadId, stages = ["ready"], now }: { leadId: string; stages?: readonly Stage[]; now: Date },
): Promise<{ ok: true; lead: Lead } | NotSteerable> {
  const [found] = await tx
    .select({ lead: leads, holder: users.name })
    .from(leads)
    .leftJoin(users, eq(users.id, leads.heldBy))
    .where(eq(leads.id, leadId))
    .for("update", { of: leads });
  if (!found || found.lead.mergedIntoId) return { ok: false, reason: "no-such-lead" };
  const { lead, holder } = found;
  if (!stages.includes(lead.stage)) return { ok: false, reason: "not-ready", stage: lead.stage };
  if (holder && lead.heldUntil && lead.heldUntil > now) return { ok: false, reason: "in-hand", holder };
  return { ok: true, lead };
}

async function callsHere(tx: Tx, { campaignId }: Lead, userId: string): Promise<boolean> {
  const [caller] = await tx
    .select({ id: users.id })
    .from(campaignAgents)
    .innerJoin(users, and(eq(users.id, campaignAgents.userId), isNull(users.disabledAt)))
    .where(and(eq(campaignAgents.campaignId, campaignId), eq(campaignAgents.userId, userId)))
    // Whoever takes them off the campaign at this moment takes this lead from them as well.
    .for("key share", { of: campaignAgents });
  return caller !== undefined;
}

async function nameOf(tx: Tx, userId: string): Promise<string> {
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? "somebody";
}

/** Nobody is given what the queue would not serve them: the claim's own rule of languages. */
async function speaks(tx: Tx, { id: leadId, language }: Lead, userId: string, now: Date): Promise<boolean> {
  if (!language) return true;
  const [agent] = await tx.select({ languages: users.languages }).from(users).where(eq(users.id, userId));
  if (!agent || agent.languages.length === 0 || agent.languages.includes(language)) return true;
  const found = await tx.execute<{ somebody: boolean }>(sql`
    select ${somebodySpeaksAt("l.language", "l.campaign_id", now)} as somebody
    from leads l where l.id = ${leadId}`);
  return !found.rows[0]?.somebody;
}

const isPromised = ({ nextAction, dueAt }: Lead, now: Date): boolean =>
  nextAction === "callback" && dueAt !== null && dueAt > now;

const kept = ({ id, nextAction, dueZone }: Lead) => ({ leadId: id, to: "ready" as const, nextAction, dueZone });

const MORNING_MINUTES = 9 * 60;

async function morningOf(tx: Tx, clientId: string, on: string): Promise<Date> {
  const [client] = await tx.select({ zone: clients.timeZone }).from(clients).where(eq(clients.id, clientId));
  const day = Date.parse(`${on}T00:00:00Z`) / 86_400_000;
  return new Date(instantOf(client?.zone ?? "UTC", { day, minutes: MORNING_MINUTES }));
}

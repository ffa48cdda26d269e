import { and, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { answerCriterion } from "#app/features/outcomes/answers.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, campaigns, criteria, leads, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";

/** An agent who holds the next lead and has just put down the phone on it: the network has spoken, the agent not yet. */
export async function givenEndedCall(
  db: Db,
  {
    by,
    now = tuesday10am,
    status = "completed",
  }: { by: string; now?: Date; status?: "completed" | "no-answer" | "busy" | "failed" },
): Promise<{ leadId: string; token: string; attemptId: string }> {
  const leased = await leaseNext(db, { by, now });
  if (!leased.ok) throw new Error(leased.reason);
  const { leadId, token, clientId, campaignId, companyId } = leased.hold;
  const called = leased.numbers.find(({ verdict }) => verdict === "allow");
  if (!called) throw new Error("No number of this lead may be rung.");
  const [number] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, called.phoneNumberId));
  const [shown] = await db.select({ callerId: campaigns.callerId }).from(campaigns).where(eq(campaigns.id, campaignId));
  const [session] = await db
    .insert(agentSessions)
    .values({
      userId: by,
      conferenceName: `s_${token}`,
      openedAt: now,
      joinedAt: now,
      closedAt: now,
      closedBecause: "the test ended it",
    })
    .returning({ id: agentSessions.id });
  const [attempt] = await db
    .insert(attempts)
    .values({
      clientId,
      campaignId,
      leadId,
      companyId,
      contactId: called.contactId,
      phoneNumberId: called.phoneNumberId,
      numberHash: number?.numberHash ?? "",
      agentId: by,
      sessionId: session?.id ?? "",
      holdToken: token,
      callerId: shown?.callerId,
      round: 1,
      decision: { verdict: "allow", reasons: [], nextAllowedAt: null, zones: ["Europe/London"], needsReason: false },
      status,
      callSid: `CA${token.replaceAll("-", "")}`,
      placedAt: now,
      ...(status === "completed"
        ? { answeredAt: now, talkSeconds: 120, answeredBy: "human" as const, endedBy: "lead" as const }
        : {}),
      endedAt: minutesAfter(now, 2),
    })
    .returning({ id: attempts.id });
  const attemptId = attempt?.id ?? "";
  const at = { clientId, campaignId, leadId, companyId, by };
  await record(
    db,
    { type: "call.placed", data: { attemptId, phoneNumberId: called.phoneNumberId }, ...at, at: now },
    {
      type: "call.ended",
      data: { attemptId, status, talkSeconds: status === "completed" ? 120 : null },
      ...at,
      at: minutesAfter(now, 2),
    },
  );
  return { leadId, token, attemptId };
}

/** The required questions of a held lead, answered as a test needs them. */
export async function givenAnswers(
  db: Db,
  held: { leadId: string; token: string; by: string; now?: Date },
): Promise<void> {
  const asked = await db
    .select({ id: criteria.id, choices: criteria.choices })
    .from(criteria)
    .innerJoin(leads, and(eq(leads.campaignId, criteria.campaignId), eq(leads.id, held.leadId)));
  for (const { id, choices } of asked) {
    const answered = await answerCriterion(db, {
      ...held,
      criterionId: id,
      value: choices?.[0] ?? "42",
      now: held.now ?? tuesday10am,
    });
    if (!answered.ok) throw new Error(answered.reason);
  }
}

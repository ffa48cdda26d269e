import { expect } from "vitest";
import { takeTurnToRing } from "#app/features/compliance/turns.server.ts";
import { agentSessions, attempts } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { deskTest } from "./desk-house.ts";
import { givenLead, givenStory } from "./given.ts";
import { sitDown } from "./open-desk.ts";
import { untilBlocked } from "./until-blocked.ts";

deskTest(
  "a dial waits for a colleague's dial of the same company on another number, and counts it",
  async ({ db, house }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await house();
    const { companyId, phoneNumberId } = await givenLead(db, calder, { e164: "+442079460906", priority: 90 });
    const another = await givenLead(db, calder);
    const agent = await sitDown(db, priya);
    const { leadId, token } = await agent.ready();
    const [session] = await db.select({ id: agentSessions.id }).from(agentSessions);
    const rung = {
      ...{ clientId: calder.clientId, campaignId: calder.campaignId, leadId: another.leadId, companyId },
      ...{ phoneNumberId: another.phoneNumberId, numberHash: "another number of theirs", agentId: tomasz, round: 1 },
      ...{ sessionId: session?.id ?? "", holdToken: token, decision: {}, status: "no-answer" as const },
      ...{ placedAt: tuesday10am, endedAt: minutesAfter(tuesday10am, 1) },
    };

    const dialling = await db.transaction(async (tx) => {
      await takeTurnToRing(tx, { companyId, numberHash: rung.numberHash });
      const answer = agent.press("dial", { token, phoneNumberId }, leadId);
      await untilBlocked(db);
      await tx.insert(attempts).values([rung, rung]);
      return { answer };
    });

    expect(await dialling.answer).toMatchObject({ ok: false, reason: "refused-by-law" });
  },
);

import { clock } from "#app/clock.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts } from "#db/schema.ts";
import { givenLead, type Story } from "./given.ts";
import { sitDown } from "./open-desk.ts";

/** An agent with a call in hand whose SID never reached us: a crash, or a provider that fell silent, lost it. */
export async function givenLostCall(
  db: Db,
  { calder, priya }: Pick<Story, "calder" | "priya">,
  status: "placing" | "unknown",
) {
  const { companyId, phoneNumberId } = await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.ready();
  const { line } = await agent.look();
  const placedAt = clock.now();
  await db.insert(attempts).values({
    ...calder,
    ...{ leadId, companyId, phoneNumberId, status, placedAt, round: 1, decision: {} },
    numberHash: "the hash of the number",
    agentId: priya,
    sessionId: line?.sessionId ?? "",
    holdToken: token,
  });
  await agent.look();
  return { agent, leadId, token, placedAt };
}

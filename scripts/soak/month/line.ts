import { applyToAttempt } from "#app/features/telephony/apply-events.server.ts";
import type { LegEvent } from "#app/features/telephony/parse-webhook.ts";
import type { OnCall, World } from "./world.ts";

/** A telephone that takes every dial and rings nobody: what becomes of it is drawn by the players. */
export const line = {
  dialLead: async ({ attemptId }: { attemptId: string }) =>
    ({ ok: true, callSid: sidOf(attemptId), conferenceSid: "CF0", queueMs: 0 }) as const,
  hangUp: async () => ({ ok: true }) as const,
};

const sidOf = (attemptId: string): string => `CA${attemptId.replaceAll("-", "")}`;

/** What the network tells of a call once it is over, now and then backwards and twice, as networks do. */
export async function endOnNetwork(world: World, call: OnCall): Promise<void> {
  const { attemptId, placedAt, ringSeconds, talkSeconds, status } = call;
  const leg = (about: LegEvent["status"], seconds: number): LegEvent => ({
    ...{ kind: "leg", callSid: sidOf(attemptId), status: about, from: null, to: null, sipCode: null },
    at: new Date(placedAt + seconds * 1_000),
    talkSeconds: about === "completed" ? talkSeconds : null,
  });
  const answer = status === "completed" ? [leg("in-progress", ringSeconds)] : [];
  const told = [leg("ringing", 1), ...answer, leg(status, ringSeconds + talkSeconds)];
  const events = world.dice.chance(0.1) ? [...told.toReversed(), ...told] : told;
  const { now } = world;
  await world.database.db.transaction((tx) => applyToAttempt(tx, { attemptId, events, now }));
}

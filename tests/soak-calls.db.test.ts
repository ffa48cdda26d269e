import { expect } from "vitest";
import { playCalls } from "#scripts/soak/calls/play.ts";
import { dbTest } from "./database.ts";

dbTest(
  "agents who call on a bad day of the network dial nobody twice, are never stuck, and every call ends as the network says",
  { timeout: 240_000 },
  async ({ db, runtimeUrl, ownerPool }) => {
    const play = { agents: 3, seconds: 3, leastCalls: 6, seed: 20261128, faults: true, tell: () => {} };
    const { attempts, results, ...faults } = await playCalls({ db, runtimeUrl, ownerPool }, play);

    expect(faults).toEqual({ doubleDials: 0, stuckAgents: 0, contractViolations: 0, violations: [] });
    expect(attempts).toBeGreaterThanOrEqual(play.leastCalls);
    expect(Object.values(results).reduce((sum, calls) => sum + calls)).toBe(attempts);
  },
);
